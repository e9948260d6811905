package dk.faelled.roles.requests;

import dk.faelled.organisation.UnitId;
import dk.faelled.roles.OrganisationView;
import dk.faelled.roles.RequestableBy;
import dk.faelled.roles.User;
import dk.faelled.roles.rights.Grant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * As what somebody who signs in may ask for roles.
 *
 * @param actor the person, or the account that is nobody's
 * @param led units that the person leads or stands in for the leader of
 * @param authorizes units that the person is authorisation manager of; those below count too
 * @param authorized where the person may ask by a right of that name
 */
record Acting(UUID actor, boolean admin, Set<UnitId> led, Set<UnitId> authorizes, List<Grant> authorized) {

    /**
     * Whether the role may be asked for, for that user (4.10).
     *
     * @param unit the request's; null for somebody without
     * @param path that unit and all above it
     */
    boolean mayAsk(Policy policy, User receiver, @Nullable UnitId unit, Collection<UnitId> path) {
        if (policy.closed() || !policy.isFor(path)) return false;
        return policy.requesters().stream().anyMatch(one -> is(one, policy, receiver, unit, path));
    }

    private boolean is(RequestableBy by, Policy policy, User receiver, @Nullable UnitId unit, Collection<UnitId> path) {
        return switch (by) {
            case EMPLOYEE -> receiver.extUuid().equals(actor);
            case MANAGERORSUBSTITUTE -> receiver.units().stream().anyMatch(led::contains);
            case AUTHRESPONSIBLE -> path.stream().anyMatch(authorizes::contains);
            case AUTHORIZED -> authorized.stream().anyMatch(grant -> grant.covers(unit, policy.systems()));
            case ADMIN -> admin;
            case NONE, INHERIT -> false;
        };
    }

    /** Whether there is any role that might be asked for, for that user. */
    boolean mayAskFor(User user, OrganisationView view) {
        return admin
                || user.extUuid().equals(actor)
                || user.units().stream()
                        .anyMatch(unit -> led.contains(unit)
                                || view.path(unit).stream().anyMatch(authorizes::contains)
                                || authorized.stream()
                                        .anyMatch(grant -> grant.units() == null
                                                || grant.units().contains(unit)));
    }

    /** Whether there is anybody but themselves for whom they may ask. */
    boolean forOthers() {
        return admin || !led.isEmpty() || !authorizes.isEmpty() || !authorized.isEmpty();
    }
}
