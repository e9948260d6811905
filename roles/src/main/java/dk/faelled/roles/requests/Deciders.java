package dk.faelled.roles.requests;

import dk.faelled.organisation.UnitId;
import dk.faelled.roles.ApprovableBy;
import dk.faelled.roles.OrganisationView;
import dk.faelled.roles.UserId;
import dk.faelled.roles.effective.TreeTable;
import dk.faelled.roles.reach.GrantTable;
import dk.faelled.roles.rights.Grant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who decides a request (4.10), for many at a time: nobody does about his or her own roles. */
@Component
@Transactional(readOnly = true)
class Deciders {
    private final TreeTable tree;
    private final RequestActors actors;
    private final GrantTable grants;
    private final RequestSettings settings;

    /** A request, or one that somebody is about to make. @param person who the receiver is */
    record Case(
            UUID id,
            Policy policy,
            UserId receiver,
            UUID person,
            UUID requester,
            @Nullable UnitId unit) {}

    /**
     * @param approvers whoever may decide, besides the administrators
     * @param automatic the program itself approves
     */
    record Found(Set<UUID> approvers, boolean automatic) {
        /** Nobody but the administrators is left. */
        boolean unmanned() {
            return approvers.isEmpty() && !automatic;
        }
    }

    /** Whom a manager's decision falls to. @param led the unit @param own managers whose own request it is */
    private record Climb(@Nullable UnitId led, Set<UserId> own) {}

    Deciders(TreeTable tree, RequestActors actors, GrantTable grants, RequestSettings settings) {
        this.tree = tree;
        this.actors = actors;
        this.grants = grants;
        this.settings = settings;
    }

    /** By the number of the request. */
    Map<UUID, Found> of(Collection<Case> cases) {
        if (cases.isEmpty()) return Map.of();
        var view = tree.view();
        var climbs = climbs(cases, view);
        var wanted = new HashSet<UserId>();
        var leading = new HashMap<UnitId, Set<UserId>>();
        for (var climb : climbs.values())
            if (climb.led() != null) leading.computeIfAbsent(climb.led(), unit -> view.leading(Set.of(unit)));
        leading.values().forEach(wanted::addAll);
        var delegates = delegates(climbs.values());
        delegates.values().forEach(wanted::addAll);
        var authorizing = authorizing(cases, view);
        authorizing.values().forEach(wanted::addAll);
        var authorized =
                any(cases, ApprovableBy.AUTHORIZED) ? grants.of(RequestsConfiguration.AUTHORIZED) : List.<Grant>of();
        var persons = actors.persons(wanted);
        boolean self = settings.current().selfApproval();
        var found = new HashMap<UUID, Found>();
        for (var one : cases) {
            var users = new LinkedHashSet<UserId>();
            var who = new LinkedHashSet<UUID>();
            var path = one.unit() == null ? List.<UnitId>of() : view.path(one.unit());
            for (var by : one.policy().approvers()) {
                switch (by) {
                    case MANAGERORSUBSTITUTE -> {
                        var climb = climbs.getOrDefault(one.id(), new Climb(null, Set.of()));
                        if (climb.led() != null) users.addAll(leading.getOrDefault(climb.led(), Set.of()));
                        for (var manager : climb.own()) users.addAll(delegates.getOrDefault(manager, Set.of()));
                    }
                    case AUTHRESPONSIBLE -> {
                        for (var unit : path) users.addAll(authorizing.getOrDefault(unit, Set.of()));
                    }
                    case AUTHORIZED -> {
                        for (var grant : authorized)
                            if (grant.covers(one.unit(), one.policy().systems())) who.add(grant.actor());
                    }
                    case SYSTEMRESPONSIBLE -> who.addAll(one.policy().responsible());
                    case AUTOMATIC, INHERIT -> {}
                }
            }
            for (var user : users) {
                var person = persons.get(user);
                if (person != null) who.add(person);
            }
            who.remove(one.person());
            if (!self) who.remove(one.requester());
            found.put(one.id(), new Found(who, one.policy().approvers().contains(ApprovableBy.AUTOMATIC)));
        }
        return found;
    }

    private static boolean any(Collection<Case> cases, ApprovableBy by) {
        return cases.stream().anyMatch(one -> one.policy().approvers().contains(by));
    }

    /** From the unit upwards to the nearest that somebody else than the receiver leads. */
    private Map<UUID, Climb> climbs(Collection<Case> cases, OrganisationView view) {
        var managers = new HashSet<UserId>();
        for (var one : cases)
            if (one.unit() != null && byManager(one))
                for (var unit : view.path(one.unit())) {
                    var manager = view.managerOf(unit);
                    if (manager != null) managers.add(manager);
                }
        var persons = actors.persons(managers);
        var climbs = new HashMap<UUID, Climb>();
        for (var one : cases)
            if (one.unit() != null && byManager(one))
                climbs.put(one.id(), climb(one, view.path(one.unit()), view, persons));
        return climbs;
    }

    private static boolean byManager(Case one) {
        return one.policy().approvers().contains(ApprovableBy.MANAGERORSUBSTITUTE);
    }

    private static Climb climb(Case one, List<UnitId> path, OrganisationView view, Map<UserId, UUID> persons) {
        var own = new LinkedHashSet<UserId>();
        for (var unit : path) {
            var manager = view.managerOf(unit);
            if (manager == null) break;
            if (manager.equals(one.receiver()) || one.person().equals(persons.get(manager))) own.add(manager);
            else return new Climb(unit, own);
        }
        return new Climb(null, own);
    }

    private Map<UserId, Set<UserId>> delegates(Collection<Climb> climbs) {
        var managers = new HashSet<UserId>();
        for (var climb : climbs) managers.addAll(climb.own());
        return managers.isEmpty() ? Map.of() : actors.delegates(managers);
    }

    private Map<UnitId, Set<UserId>> authorizing(Collection<Case> cases, OrganisationView view) {
        var units = new ArrayList<UnitId>();
        for (var one : cases)
            if (one.unit() != null && one.policy().approvers().contains(ApprovableBy.AUTHRESPONSIBLE))
                units.addAll(view.path(one.unit()));
        return units.isEmpty() ? Map.of() : actors.authorizing(units);
    }
}
