package dk.faelled.roles.effective;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.EffectiveRolesChanged;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.page.Formats;
import dk.faelled.roles.Assignments;
import dk.faelled.roles.Holdings;
import dk.faelled.roles.HoldingsDifference;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.OrganisationView;
import dk.faelled.roles.User;
import dk.faelled.roles.UserId;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.rule.Derivation;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Works out again what users hold, after something that rights come from has changed. A user's rows are replaced in one
 * transaction, and only those that differ; until then the old ones serve.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Recomputing {
    /** More than these wait for the job, so that nobody waits for them. */
    static final int AT_ONCE = 500;

    private record Change(User user, HoldingsDifference difference) {}

    private final Lock lock;
    private final TreeTable tree;
    private final RoleUserTable users;
    private final GivenTable given;
    private final EffectiveTable effective;
    private final Backlog backlog;
    private final LastAdministrator administrators;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Recomputing(
            Lock lock,
            TreeTable tree,
            RoleUserTable users,
            GivenTable given,
            EffectiveTable effective,
            Backlog backlog,
            LastAdministrator administrators,
            ApplicationEventPublisher events,
            Clock clock) {
        this.lock = lock;
        this.tree = tree;
        this.users = users;
        this.given = given;
        this.effective = effective;
        this.backlog = backlog;
        this.administrators = administrators;
        this.events = events;
        this.clock = clock;
    }

    /** @param cause the act that made it necessary, {@code roles.assignment.create} … */
    public void of(Collection<UserId> affected, String cause) {
        if (affected.size() <= AT_ONCE) {
            now(affected, cause);
            return;
        }
        // if they lose it, nobody may be left to give rights: that is found out while the change can still be refused
        var leading = administrators.among(affected);
        now(leading, cause);
        backlog.queue(affected.stream().filter(user -> !leading.contains(user)).toList(), cause);
    }

    public void now(Collection<UserId> affected, String cause) {
        if (affected.isEmpty()) return;
        var at = lock.hold();
        var people = users.read(affected);
        var today = LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
        var view = tree.view();
        var assignments = given.of(affected, above(people, view), today);
        var derivation = new Derivation(view, assignments);
        var holdings = new HashMap<UserId, Holdings>();
        for (var user : people) holdings.put(user.id(), derivation.of(user));
        var before = replace(affected, holdings, systems(holdings.values(), assignments), at);
        var changes = new ArrayList<Change>();
        for (var user : people)
            if (before.get(user.id()) instanceof List<EffectiveRow> rows)
                changes.add(new Change(
                        user,
                        HoldingsDifference.between(
                                user.id(),
                                EffectiveRow.holdings(rows).on(today),
                                holdings.getOrDefault(user.id(), Holdings.NOTHING)
                                        .on(today))));
        tell(changes, cause, at);
    }

    private Map<UserRoleId, ItSystemId> systems(Collection<Holdings> holdings, Assignments assignments) {
        var roles = new HashSet<UserRoleId>();
        for (var one : holdings) {
            roles.addAll(one.roles());
            for (var excepted : one.excepted()) roles.addAll(assignments.roles(excepted.target()));
        }
        return given.systems(roles);
    }

    /** @return of those for whom it is not the same as before, what was there before */
    private Map<UserId, List<EffectiveRow>> replace(
            Collection<UserId> affected,
            Map<UserId, Holdings> holdings,
            Map<UserRoleId, ItSystemId> systems,
            Instant at) {
        var wanted = new LinkedHashSet<EffectiveRow>();
        for (var one : holdings.values()) wanted.addAll(EffectiveRow.of(one, systems));
        var before = new HashMap<UserId, List<EffectiveRow>>();
        var otherwise = new HashSet<UserId>();
        var gone = new ArrayList<EffectiveTable.Kept>();
        for (var kept : effective.kept(affected)) {
            var user = new UserId(kept.row().user());
            before.computeIfAbsent(user, _ -> new ArrayList<>()).add(kept.row());
            if (wanted.remove(kept.row())) continue;
            gone.add(kept);
            otherwise.add(user);
        }
        for (var row : wanted) otherwise.add(new UserId(row.user()));
        effective.remove(gone, at);
        effective.add(List.copyOf(wanted), at);
        for (var user : otherwise) before.computeIfAbsent(user, _ -> List.of());
        before.keySet().retainAll(otherwise);
        return before;
    }

    /** A day has come on which rows begin to count or no longer do. */
    public void turn(LocalDate day) {
        var turning = effective.turning(day);
        if (turning.isEmpty()) return;
        var at = lock.hold();
        var rows = new HashMap<UserId, List<EffectiveRow>>();
        for (var row : effective.rows(turning, null))
            rows.computeIfAbsent(new UserId(row.user()), _ -> new ArrayList<>()).add(row);
        var changes = new ArrayList<Change>();
        for (var user : users.read(turning)) {
            var all = EffectiveRow.holdings(rows.getOrDefault(user.id(), List.of()));
            changes.add(new Change(user, HoldingsDifference.between(user.id(), all.on(day.minusDays(1)), all.on(day))));
        }
        tell(changes, "roles.date.turn", at);
    }

    /** All of it at once for whoever looks at the roles, and each for whoever looks at the users. */
    private void tell(List<Change> changes, String cause, Instant at) {
        var roles = new HashSet<UserRoleId>();
        for (var change : changes) {
            roles.addAll(change.difference().gained());
            roles.addAll(change.difference().lost());
        }
        if (roles.isEmpty()) return;
        events.publishEvent(new RolesHeldOtherwise(Tenant.current(), roles));
        for (var change : changes) publish(change.user(), change.difference(), cause, at);
    }

    private void publish(User user, HoldingsDifference difference, String cause, Instant at) {
        if (difference.isEmpty()) return;
        events.publishEvent(new EffectiveRolesChanged(
                Tenant.current(),
                // an account that is tied to nobody acts as itself
                user.extUuid().equals(user.id().value()) ? null : user.extUuid(),
                user.id().value(),
                difference.gained().stream().map(UserRoleId::value).toList(),
                difference.lost().stream().map(UserRoleId::value).toList(),
                cause,
                at));
    }

    /** Every unit from which an assignment may reach one of them. */
    static Set<UnitId> above(Collection<User> people, OrganisationView view) {
        var units = new HashSet<UnitId>();
        for (var user : people) {
            for (var unit : user.units()) units.addAll(view.path(unit));
            for (var unit : view.managedBy(user.id())) units.addAll(view.path(unit));
            for (var unit : view.substitutedBy(user.id())) units.addAll(view.path(unit));
            for (var office : user.offices()) units.addAll(view.path(office.unit()));
        }
        return units;
    }
}
