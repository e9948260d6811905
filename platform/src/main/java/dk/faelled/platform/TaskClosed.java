package dk.faelled.platform;

/** A task is done, or need not be done any more. */
public record TaskClosed(TenantId tenant, String key, String kind) implements TenantEvent {}
