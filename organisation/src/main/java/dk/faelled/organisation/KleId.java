package dk.faelled.organisation;

import java.util.UUID;

/** A KLE marking of a unit (KLE-opmærkning). */
public record KleId(UUID value) implements Id {
    public static KleId fresh() {
        return new KleId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
