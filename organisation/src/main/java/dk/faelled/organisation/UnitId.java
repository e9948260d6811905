package dk.faelled.organisation;

import java.util.UUID;

/** A unit (organisationsenhed). */
public record UnitId(UUID value) implements Id {
    public static UnitId fresh() {
        return new UnitId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
