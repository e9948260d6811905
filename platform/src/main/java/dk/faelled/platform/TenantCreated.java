package dk.faelled.platform;

/** An authority has come; modules lay out what each authority has from the first day. Heard within the transaction. */
public record TenantCreated(TenantId tenant) implements TenantEvent {}
