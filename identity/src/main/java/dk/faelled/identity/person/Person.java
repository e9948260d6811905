package dk.faelled.identity.person;

import dk.faelled.identity.session.Lock;
import dk.faelled.secondfactor.NsisLevel;
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
 * @param level what somebody was raised to; it counts while the terms that hold are accepted
 * @param allowed may have an NSIS identity
 * @param trusted betroet medarbejder, who accepts terms of their own
 * @param robot a program; never with an NSIS identity
 * @param termsId of the terms that were accepted last; null for none
 * @param adminLockAt since when an administrator has locked it; null for not locked
 * @param datasetLockAt since when the source does not have it any more; null for it has
 * @param loadedUuid as another program loads it; null where none does
 * @param expiresAt from when on it is locked; null for never
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
        @Nullable Instant datasetLockAt,
        boolean trusted,
        boolean robot,
        @Nullable UUID termsId,
        @Nullable Instant termsAt,
        @Nullable UUID loadedUuid,
        @Nullable Instant expiresAt) {

    /**
     * What systems that people sign in to through us know the person by: as it is loaded, else who it is in the organisation,
     * else the account.
     */
    public UUID uuid() {
        if (loadedUuid != null) return loadedUuid;
        return organisationPerson == null ? id : organisationPerson;
    }

    /** Why the person may not sign in; empty for an active one. */
    public Set<Lock> locks(Instant now) {
        var locks = EnumSet.noneOf(Lock.class);
        if (adminLockAt != null) locks.add(Lock.ADMIN);
        if (datasetLockAt != null) locks.add(Lock.DATASET);
        if (expiresAt != null && !now.isBefore(expiresAt)) locks.add(Lock.EXPIRED);
        return locks;
    }

    Person standing(NsisLevel other, boolean may) {
        return copy(other, may, trusted, robot, termsId, termsAt);
    }

    Person asRobot() {
        return copy(level, allowed, trusted, true, termsId, termsAt);
    }

    Person trusted(boolean is) {
        return copy(level, allowed, is, robot, termsId, termsAt);
    }

    Person accepting(UUID terms, Instant at) {
        return copy(level, allowed, trusted, robot, terms, at);
    }

    private Person copy(
            NsisLevel newLevel,
            boolean newAllowed,
            boolean newTrusted,
            boolean newRobot,
            @Nullable UUID newTerms,
            @Nullable Instant newTermsAt) {
        return new Person(
                id,
                domain,
                userName,
                name,
                organisationPerson,
                account,
                newLevel,
                newAllowed,
                adminLockAt,
                adminLockReason,
                datasetLockAt,
                newTrusted,
                newRobot,
                newTerms,
                newTermsAt,
                loadedUuid,
                expiresAt);
    }

    @Override
    public String toString() {
        return "Person[" + id + "]";
    }
}
