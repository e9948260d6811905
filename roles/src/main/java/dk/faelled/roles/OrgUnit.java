package dk.faelled.roles;

import dk.faelled.organisation.UnitId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A unit (enhed) as the rules see it.
 *
 * @param level 1 to 6 from above; 0 where none is set
 * @param inheritKle whether the units below have its KLE codes too
 * @param manager its own manager (leder); null where it has none, or none with an account
 * @param excluded hidden, with all below it, from choices and from constraints
 */
public record OrgUnit(
        UnitId id,
        String name,
        @Nullable UnitId parent,
        int level,
        boolean inheritKle,
        @Nullable UserId manager,
        Set<String> klePerforming,
        Set<String> kleInterest,
        boolean excluded) {
    public OrgUnit {
        klePerforming = Set.copyOf(klePerforming);
        kleInterest = Set.copyOf(kleInterest);
    }

    public static OrgUnit of(UnitId id, String name, @Nullable UnitId parent) {
        return new OrgUnit(id, name, parent, 0, false, null, Set.of(), Set.of(), false);
    }

    public OrgUnit under(@Nullable UnitId parent) {
        return new OrgUnit(id, name, parent, level, inheritKle, manager, klePerforming, kleInterest, excluded);
    }

    public OrgUnit ledBy(@Nullable UserId manager) {
        return new OrgUnit(id, name, parent, level, inheritKle, manager, klePerforming, kleInterest, excluded);
    }

    public OrgUnit onLevel(int level) {
        return new OrgUnit(id, name, parent, level, inheritKle, manager, klePerforming, kleInterest, excluded);
    }

    public OrgUnit withKle(boolean inheritKle, Set<String> performing, Set<String> interest) {
        return new OrgUnit(id, name, parent, level, inheritKle, manager, performing, interest, excluded);
    }

    public OrgUnit hidden() {
        return new OrgUnit(id, name, parent, level, inheritKle, manager, klePerforming, kleInterest, true);
    }
}
