package dk.faelled.roles;

import dk.faelled.organisation.UnitId;

/** As what a user stands in a unit. */
public sealed interface Standing {
    UnitId unit();

    record InPosition(Position position) implements Standing {
        @Override
        public UnitId unit() {
            return position.unit();
        }
    }

    record AsManager(UnitId unit) implements Standing {}

    record AsSubstitute(UnitId unit) implements Standing {}

    record InOffice(OfficeHeld office) implements Standing {
        @Override
        public UnitId unit() {
            return office.unit();
        }
    }
}
