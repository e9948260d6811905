package dk.faelled.platform;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody holds other roles than before. Told by whoever decides who holds what; the changed rows are kept already.
 *
 * @param person whose account it is; null where nobody knows
 * @param user the account
 * @param added by number, those that were not held before, in order
 * @param removed by number, those that are no longer held, in order
 * @param cause what made it so, {@code roles.assignment.create} …
 */
public record EffectiveRolesChanged(
        TenantId tenant,
        @Nullable UUID person,
        UUID user,
        List<Long> added,
        List<Long> removed,
        String cause,
        Instant at)
        implements TenantEvent {}
