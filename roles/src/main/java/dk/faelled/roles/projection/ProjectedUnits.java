package dk.faelled.roles.projection;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.Managers;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.UnitId;
import dk.faelled.platform.page.Formats;
import dk.faelled.roles.OrgUnit;
import dk.faelled.roles.OrganisationView;
import dk.faelled.roles.UserId;
import dk.faelled.roles.effective.Affected;
import dk.faelled.roles.effective.TreeTable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Brings units in step with the organisation of today, under the lock; only what differs is written. */
@Component
class ProjectedUnits {
    /** What units are made of, with whose account leads them. */
    private static final Set<String> OF_UNITS =
            Set.of(Type.UNIT.table(), Type.MANAGER.table(), Type.KLE.table(), Type.CLASS.table(), Type.IT_USER.table());

    /** Of these it is not known which units they were about before. */
    private static final Set<String> OF_ANY_UNIT = Set.of(Type.MANAGER.table(), Type.KLE.table(), Type.CLASS.table());

    private final ProjectedUnitTable table;
    private final ProjectionTable users;
    private final UnitReading source;
    private final Managers managers;
    private final TreeTable tree;
    private final Affected affected;
    private final Clock clock;

    ProjectedUnits(
            ProjectedUnitTable table,
            ProjectionTable users,
            UnitReading source,
            Managers managers,
            TreeTable tree,
            Affected affected,
            Clock clock) {
        this.table = table;
        this.users = users;
        this.source = source;
        this.managers = managers;
        this.tree = tree;
        this.affected = affected;
        this.clock = clock;
    }

    /**
     * What is marked. Units that stay under the same leaders with the same codes are read alone, as long as they are known.
     *
     * @param persons whom it is about
     * @return those whom other places or other leaders may touch
     */
    Set<UserId> of(DueTable.Due due, Collection<PersonId> persons, Decided decided) {
        if (decided.unitsAreLoaded() || !due.anyOf(OF_UNITS)) return Set.of();
        var before = tree.view();
        var changed = new ArrayList<OrgUnit>();
        boolean allKnown = true;
        for (var id : due.of(Type.UNIT.table())) {
            var known = before.unit(new UnitId(id));
            if (known == null) allKnown = false;
            else changed.add(known);
        }
        if (!allKnown || due.anyOf(OF_ANY_UNIT) || lead(due.of(Type.IT_USER.table()), persons, before))
            return all(decided);
        return brought(changed, source.some(changed, decided, today()), before);
    }

    /** Whether a unit is, or was, led by one of the accounts. */
    private boolean lead(Collection<UUID> held, Collection<PersonId> persons, OrganisationView before) {
        if (held.isEmpty()) return false;
        var leading = new HashSet<>(held);
        return before.units().stream()
                        .anyMatch(u -> u.manager() != null
                                && leading.contains(u.manager().value()))
                || !managers.heldBy(persons, AsOf.on(today())).isEmpty();
    }

    /** Everything, as it is today. @return those whom other places or other leaders may touch */
    Set<UserId> all(Decided decided) {
        if (decided.unitsAreLoaded()) return Set.of();
        var before = tree.view();
        return brought(before.units(), source.all(decided, users::leadingAccounts, today()), before);
    }

    /** @param of those that were read again, as they were */
    private Set<UserId> brought(Collection<OrgUnit> of, List<OrgUnit> wanted, OrganisationView before) {
        var known = new HashMap<UnitId, OrgUnit>();
        for (var unit : of) known.put(unit.id(), unit);
        var changed = new ArrayList<OrgUnit>();
        var moved = new HashSet<UnitId>();
        for (var unit : wanted) {
            var was = known.remove(unit.id());
            if (was == null || !same(was, unit)) changed.add(was == null ? unit : ours(was, unit));
            if (was == null
                    || !Objects.equals(was.parent(), unit.parent())
                    || !Objects.equals(was.manager(), unit.manager())) moved.add(unit.id());
        }
        moved.addAll(known.keySet());
        if (changed.isEmpty() && known.isEmpty()) return Set.of();
        table.remove(known.keySet());
        table.keep(changed);
        var after = before.with(changed, known.keySet());
        tree.changed(after);
        return affected.below(moved, before, after);
    }

    /** With what the catalogue itself says of it. */
    private static OrgUnit ours(OrgUnit was, OrgUnit unit) {
        var kept = unit.withKle(was.inheritKle(), unit.klePerforming(), unit.kleInterest());
        return was.excluded() ? kept.hidden() : kept;
    }

    private static boolean same(OrgUnit was, OrgUnit unit) {
        return ours(was, unit).equals(was);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
    }
}
