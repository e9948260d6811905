package dk.faelled.roles.requests;

import dk.faelled.organisation.UnitId;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.Dates;
import dk.faelled.roles.Postponed;
import dk.faelled.roles.Target;
import dk.faelled.roles.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has asked that a user be given a role, or lose it (anmodning).
 *
 * @param batch what was asked at one go
 * @param person who the receiver is, as somebody who signs in
 * @param unit whose manager will answer for it, and where approvers are looked for
 * @param assignment what is to be taken away; null where something is to be given
 * @param userOnly whether the role was for users only when it was asked for
 * @param unmanned nobody was found to decide, so that it is for the administrators
 * @param conflicts names of the rules that it would have broken when it was asked for
 * @param ownerRules numbers of the rules that it breaks and whose owners have to agree
 * @param approval given while the owner of a rule still has to consent; null where there is none yet
 * @param ending null for as long as it waits
 */
record RoleRequest(
        UUID id,
        UUID batch,
        UUID requester,
        String requesterName,
        UserId receiver,
        String receiverName,
        UUID person,
        @Nullable UnitId unit,
        Target target,
        @Nullable AssignmentId assignment,
        Dates dates,
        List<Postponed> postponed,
        String reason,
        boolean userOnly,
        boolean unmanned,
        List<String> conflicts,
        List<Long> ownerRules,
        Status status,
        Instant askedAt,
        @Nullable Mark approval,
        @Nullable Mark ending,
        String comment) {
    enum Status {
        /** Anmodning sendt */
        REQUESTED,
        /** Godkendt */
        ASSIGNED,
        /** Afvist */
        REJECTED,
        /** Annulleret */
        CANCELLED
    }

    /** Who did it, and when. */
    record Mark(UUID by, String name, Instant at) {}

    /** The same with the rules that it would break. */
    RoleRequest breaking(List<String> names, List<Long> owned) {
        return new RoleRequest(
                id,
                batch,
                requester,
                requesterName,
                receiver,
                receiverName,
                person,
                unit,
                target,
                assignment,
                dates,
                postponed,
                reason,
                userOnly,
                unmanned,
                names,
                owned,
                status,
                askedAt,
                approval,
                ending,
                comment);
    }

    boolean adds() {
        return assignment == null;
    }

    boolean isOpen() {
        return status == Status.REQUESTED;
    }
}
