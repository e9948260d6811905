package dk.faelled.organisation;

import java.util.UUID;

/** A manager role (leder), filled or vacant. */
public record ManagerId(UUID value) implements Id {
    public static ManagerId fresh() {
        return new ManagerId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
