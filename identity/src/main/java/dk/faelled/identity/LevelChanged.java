package dk.faelled.identity;

import dk.faelled.platform.TenantEvent;
import dk.faelled.platform.TenantId;
import dk.faelled.secondfactor.NsisLevel;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody counts for another NSIS level. Published within the transaction that writes it down.
 *
 * @param account with which the person signs in; null for none
 */
public record LevelChanged(
        TenantId tenant, UUID person, @Nullable UUID account, NsisLevel before, NsisLevel after)
        implements TenantEvent {}
