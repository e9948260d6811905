package dk.faelled.organisation;

import java.util.UUID;

/** An ownership (ejer). */
public record OwnerId(UUID value) implements Id {
    public static OwnerId fresh() {
        return new OwnerId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
