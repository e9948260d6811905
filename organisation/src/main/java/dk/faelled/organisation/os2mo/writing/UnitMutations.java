package dk.faelled.organisation.os2mo.writing;

import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.Unit;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.Units;
import dk.faelled.platform.Tenant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Units. */
@Component
class UnitMutations extends Mutations<UnitId, Unit> {
    private static final int KEEPS_THE_PARENT = 21;

    UnitMutations(Units units) {
        super(units, UnitId::new, "org_unit");
    }

    @Override
    Unit made(Given given, String key) {
        return new Unit(
                given.key(key),
                given.demanded("name"),
                under(given),
                given.aClass("org_unit_type"),
                given.classOrNone("org_unit_level"),
                given.classOrNone("org_unit_hierarchy"),
                given.classOrNone("time_planning"));
    }

    @Override
    Unit changed(Unit unit, Given given) {
        return new Unit(
                given.kept("user_key", unit.userKey()),
                given.kept("name", unit.name()),
                parent(unit, given),
                given.kept("org_unit_type", ClassId::new, unit.type()),
                given.keptOrNone("org_unit_level", ClassId::new, unit.level()),
                given.keptOrNone("org_unit_hierarchy", ClassId::new, unit.hierarchy()),
                given.keptOrNone("time_planning", ClassId::new, unit.timePlanning()));
    }

    /** Null makes a root of the unit. */
    private static @Nullable UnitId parent(Unit unit, Given given) {
        if (given.uuid("parent") != null) return under(given);
        return given.has("parent") && !given.asked().version().atMost(KEEPS_THE_PARENT) ? null : unit.parent();
    }

    /** The parent that is given; the authority stands for none, as older versions show it above the roots. */
    private static @Nullable UnitId under(Given given) {
        var parent = given.reference("parent", UnitId::new);
        return parent != null && parent.value().equals(Tenant.current().value()) ? null : parent;
    }
}
