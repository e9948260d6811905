package dk.faelled.platform;

import java.util.UUID;

/** The password of an account is another. Published within the transaction that writes it down. */
public record PasswordChanged(TenantId tenant, UUID account) implements TenantEvent {}
