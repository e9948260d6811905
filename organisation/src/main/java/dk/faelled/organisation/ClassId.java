package dk.faelled.organisation;

import java.util.UUID;

/** A class (klasse): one value of a facet. */
public record ClassId(UUID value) implements Id {
    public static ClassId fresh() {
        return new ClassId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
