package dk.faelled.organisation.os2mo.writing;

import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/** The unit or the person that something belongs to; that it is one of them, the states themselves see to. */
record Holder(@Nullable UnitId unit, @Nullable PersonId person) {
    static Holder of(Given given) {
        return new Holder(given.reference("org_unit", UnitId::new), given.person());
    }

    /** The one that is given takes the place of the one before; where none is given, that one stays. */
    static Holder kept(Given given, @Nullable UnitId unit, @Nullable PersonId person) {
        var now = of(given);
        return now.unit == null && now.person == null ? new Holder(unit, person) : now;
    }
}
