package dk.faelled.identity;

import dk.faelled.platform.TenantEvent;
import dk.faelled.platform.TenantId;
import java.util.UUID;

/**
 * An authenticator app or a passkey of an account. Published within the transaction that writes it down.
 *
 * @param name that its owner has given it
 * @param added else removed
 */
public record FactorChanged(TenantId tenant, UUID account, UUID factor, String name, boolean added)
        implements TenantEvent {}
