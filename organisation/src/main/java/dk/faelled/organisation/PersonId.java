package dk.faelled.organisation;

import java.util.UUID;

/** A person, employed or not. */
public record PersonId(UUID value) implements Id {
    public static PersonId fresh() {
        return new PersonId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
