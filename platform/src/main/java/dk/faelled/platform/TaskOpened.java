package dk.faelled.platform;

/** A task is there to be done. */
public record TaskOpened(TenantId tenant, String key, String kind) implements TenantEvent {}
