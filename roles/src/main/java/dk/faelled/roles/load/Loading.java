package dk.faelled.roles.load;

import dk.faelled.platform.Audit;
import dk.faelled.platform.Audit.Change;
import dk.faelled.platform.Tenant;
import dk.faelled.roles.OrgUnit;
import dk.faelled.roles.OrganisationView;
import dk.faelled.roles.UserId;
import dk.faelled.roles.effective.Affected;
import dk.faelled.roles.effective.Lock;
import dk.faelled.roles.effective.Recomputing;
import dk.faelled.roles.effective.TreeTable;
import dk.faelled.roles.load.OrganisationSaid.UserSaid;
import dk.faelled.roles.rights.Allowed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes an organisation that others load: all of it, or nothing. Only what differs is written. */
@Component
@Transactional
class Loading {
    static final String CAUSE = "roles.organisation.load";
    private final LoadTable table;
    private final LoadReports reports;
    private final TreeTable tree;
    private final Affected affected;
    private final Recomputing recomputing;
    private final Lock lock;
    private final Allowed allowed;
    private final Audit audit;

    /** A difference that is to be written, and what was skipped on the way to it. */
    private record Plan(
            LoadedDomain domain,
            OrganisationView view,
            UserDifference users,
            UnitDifference units,
            List<String> skipped) {
        LoadCounts counts() {
            return new LoadCounts(
                    users.created().size(),
                    users.changed().size(),
                    users.removed().size(),
                    units.created().size(),
                    units.changed().size(),
                    units.removed().size());
        }
    }

    Loading(
            LoadTable table,
            LoadReports reports,
            TreeTable tree,
            Affected affected,
            Recomputing recomputing,
            Lock lock,
            Allowed allowed,
            Audit audit) {
        this.table = table;
        this.reports = reports;
        this.tree = tree;
        this.affected = affected;
        this.recomputing = recomputing;
        this.lock = lock;
        this.allowed = allowed;
        this.audit = audit;
    }

    /** Who is not named is gone; units too, unless none is named. */
    LoadCounts whole(OrganisationSaid said, @Nullable String domainName) {
        var domain = begin(domainName);
        var view = tree.view();
        // units are those of the primary domain
        boolean withUnits = domain.primary() && !said.orgUnits().isEmpty();
        var units = withUnits ? named(said) : known(view);
        var faults = new ArrayList<>(LoadFaults.ofUsers(said.users(), units));
        if (withUnits) faults.addAll(LoadFaults.ofUnits(said.orgUnits()));
        if (!faults.isEmpty()) throw new LoadRefused(HttpStatus.BAD_REQUEST, faults);

        var kept = table.users(domain.id());
        var reading = new Reading(domain.rules(), units, table.titles(), table.functions());
        var users = UserDifference.between(kept, said.users(), reading::user, true);
        var leaders = users.afterwards(kept);
        var wanted = withUnits
                ? said.orgUnits().stream()
                        .map(unit -> reading.unit(unit, view, leaders))
                        .toList()
                : withoutThose(view, Set.copyOf(UserDifference.ids(users.removed())));
        var plan = new Plan(domain, view, users, UnitDifference.between(view, wanted), reading.skipped());
        guard(plan, kept);
        return carryOut(plan);
    }

    /** Some users as they are now; nobody is removed. */
    LoadCounts some(List<UserSaid> said, @Nullable String domainName) {
        var domain = begin(domainName);
        var view = tree.view();
        var faults = LoadFaults.ofUsers(said, null);
        if (!faults.isEmpty()) throw new LoadRefused(HttpStatus.BAD_REQUEST, faults);
        var reading = new Reading(domain.rules(), known(view), table.titles(), table.functions());
        var users = UserDifference.between(table.users(domain.id(), said), said, reading::user, false);
        return carryOut(new Plan(domain, view, users, UnitDifference.between(view, view.units()), reading.skipped()));
    }

    private LoadedDomain begin(@Nullable String domainName) {
        allowed.demand(LoadApi.LOAD);
        var domain = table.domain(domainName);
        if (!domain.rules().loaded()) throw LoadSettings.notLoaded(domain);
        lock.hold();
        return domain;
    }

    private static Set<UUID> named(OrganisationSaid said) {
        return said.orgUnits().stream()
                .flatMap(unit -> LoadFaults.uuid(unit.uuid()).stream())
                .collect(Collectors.toSet());
    }

    private static Set<UUID> known(OrganisationView view) {
        return view.units().stream().map(unit -> unit.id().value()).collect(Collectors.toSet());
    }

    private static List<OrgUnit> withoutThose(OrganisationView view, Set<UserId> gone) {
        return view.units().stream()
                .map(unit -> unit.manager() != null && gone.contains(unit.manager()) ? unit.ledBy(null) : unit)
                .toList();
    }

    /** A file of which half is missing takes nobody's rights away. */
    private void guard(Plan plan, List<LoadedUser> kept) {
        var rules = plan.domain().rules();
        int users = Math.toIntExact(
                kept.stream().filter(one -> !one.user().deleted()).count());
        int units = plan.view().units().size();
        var counts = plan.counts();
        if (!rules.isTooMany(counts.usersDeleted(), users) && !rules.isTooMany(counts.ousDeleted(), units)) return;
        if (!plan.domain().removalAllowed())
            throw new LoadRefused(
                    HttpStatus.CONFLICT,
                    "The load would remove %d of %d users and %d of %d OrgUnits, more than %d %%. Nothing was changed. Allow it at %s"
                            .formatted(
                                    counts.usersDeleted(),
                                    users,
                                    counts.ousDeleted(),
                                    units,
                                    rules.percent(),
                                    LoadSettingsPages.PATH));
        table.allowRemoval(plan.domain().id(), false);
    }

    private LoadCounts carryOut(Plan plan) {
        var counts = plan.counts();
        reports.taken();
        if (!plan.skipped().isEmpty()) reports.done(counts, plan.skipped());
        else if (!counts.changedNothing()) reports.done(counts, List.of());
        if (counts.changedNothing()) return counts;
        table.remove(UserDifference.ids(plan.users().removed()));
        table.keep(plan.domain().id(), plan.users().written());
        var touched = new HashSet<>(plan.users().touched());
        if (!plan.units().isNothing()) {
            table.keep(plan.units());
            tree.changed();
            touched.addAll(affected.below(plan.units().moved(), plan.view(), tree.view()));
        }
        tell(plan, counts);
        recomputing.of(touched, CAUSE);
        return counts;
    }

    private void tell(Plan plan, LoadCounts counts) {
        var changes = new ArrayList<Change>();
        changes.add(new Change(CAUSE, "tenant:" + Tenant.current(), null, counts, null));
        var units = plan.units();
        for (var unit : units.created())
            changes.add(new Change("roles.unit.create", "unit:" + unit.id(), null, unit, null));
        for (int i = 0; i < units.changed().size(); i++)
            changes.add(new Change(
                    "roles.unit.update",
                    "unit:" + units.changed().get(i).id(),
                    units.before().get(i),
                    units.changed().get(i),
                    null));
        for (var unit : units.removed())
            changes.add(new Change("roles.unit.delete", "unit:" + unit.id(), unit, null, null));
        var users = plan.users();
        for (var user : users.created()) changes.add(new Change("roles.user.create", entity(user), null, user, null));
        for (int i = 0; i < users.changed().size(); i++)
            changes.add(new Change(
                    "roles.user.update",
                    entity(users.changed().get(i)),
                    users.before().get(i),
                    users.changed().get(i),
                    null));
        for (var user : users.removed()) changes.add(new Change("roles.user.delete", entity(user), user, null, null));
        audit.changed(changes);
    }

    private static String entity(LoadedUser user) {
        return "role-user:" + user.user().id();
    }
}
