package dk.faelled.identity.person;

import dk.faelled.identity.NsisLevel;
import dk.faelled.identity.session.Lock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with a user name. A person is an account: somebody with two user names is two.
 *
 * @param domain its id
 * @param organisationPerson who it is in the organisation; null for nobody there
 * @param account what he or she signs in to Fælled with; null for who cannot yet
 * @param allowed may have an NSIS identity
 * @param adminLockAt since when an administrator has locked it; null for not locked
 * @param datasetLockAt since when the source does not have it any more; null for it has
 */
public record Person(
        UUID id,
        UUID domain,
        String userName,
        String name,
        @Nullable UUID organisationPerson,
        @Nullable UUID account,
        NsisLevel level,
        boolean allowed,
        @Nullable Instant adminLockAt,
        @Nullable String adminLockReason,
        @Nullable Instant datasetLockAt) {

    /** Why the person may not sign in; empty for an active one. */
    public Set<Lock> locks() {
        var locks = EnumSet.noneOf(Lock.class);
        if (adminLockAt != null) locks.add(Lock.ADMIN);
        if (datasetLockAt != null) locks.add(Lock.DATASET);
        return locks;
    }

    @Override
    public String toString() {
        return "Person[" + id + "]";
    }
}
