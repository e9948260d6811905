package dk.faelled.platform;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A password was wrong. Published within the transaction that writes it down.
 *
 * @param account whose; null for a name that nobody has
 * @param lockedFor minutes that the account is locked for by it; 0 for not at all
 */
public record LoginFailed(TenantId tenant, @Nullable UUID account, long lockedFor) implements TenantEvent {}
