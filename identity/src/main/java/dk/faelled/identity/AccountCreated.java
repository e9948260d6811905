package dk.faelled.identity;

import dk.faelled.platform.TenantEvent;
import dk.faelled.platform.TenantId;
import java.util.UUID;

/** Somebody can sign in who could not before. Published within the transaction that writes it down. */
public record AccountCreated(TenantId tenant, UUID account, String userName) implements TenantEvent {}
