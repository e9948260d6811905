package dk.faelled.organisation;

import org.jspecify.annotations.Nullable;

/** A unit (enhed) during one stretch of time; without parent it is a root. */
public record Unit(
        String userKey,
        String name,
        @Nullable UnitId parent,
        @OfFacet("org_unit_type") ClassId type,
        @OfFacet("org_unit_level") @Nullable ClassId level,
        @OfFacet("org_unit_hierarchy") @Nullable ClassId hierarchy,
        @OfFacet("time_planning") @Nullable ClassId timePlanning) {
    public Unit {
        Required.text("user_key", userKey);
        Required.text("name", name);
    }

    public Unit named(String name) {
        return new Unit(userKey, name, parent, type, level, hierarchy, timePlanning);
    }

    public Unit under(@Nullable UnitId parent) {
        return new Unit(userKey, name, parent, type, level, hierarchy, timePlanning);
    }

    public Unit typed(ClassId type) {
        return new Unit(userKey, name, parent, type, level, hierarchy, timePlanning);
    }
}
