package dk.faelled.roles.load;

import dk.faelled.organisation.UnitId;
import dk.faelled.roles.OrgUnit;
import dk.faelled.roles.OrganisationView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What is to be done to the units.
 *
 * @param before of the changed ones, as they were
 * @param moved that have another place or another manager, or are new, or gone
 */
record UnitDifference(
        List<OrgUnit> created, List<OrgUnit> before, List<OrgUnit> changed, List<OrgUnit> removed, Set<UnitId> moved) {
    static UnitDifference between(OrganisationView view, Collection<OrgUnit> wanted) {
        var known = new HashMap<UnitId, OrgUnit>();
        for (var unit : view.units()) known.put(unit.id(), unit);
        var difference = new UnitDifference(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new HashSet<>());
        for (var unit : wanted) {
            var was = known.remove(unit.id());
            if (was == null) difference.created.add(unit);
            else if (!was.equals(unit)) {
                difference.before.add(was);
                difference.changed.add(unit);
            }
            if (was == null
                    || !Objects.equals(was.parent(), unit.parent())
                    || !Objects.equals(was.manager(), unit.manager())) difference.moved.add(unit.id());
        }
        difference.removed.addAll(known.values());
        difference.moved.addAll(known.keySet());
        return difference;
    }

    List<OrgUnit> written() {
        var all = new ArrayList<>(created);
        all.addAll(changed);
        return all;
    }

    boolean isNothing() {
        return created.isEmpty() && changed.isEmpty() && removed.isEmpty();
    }
}
