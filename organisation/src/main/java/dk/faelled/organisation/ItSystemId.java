package dk.faelled.organisation;

import java.util.UUID;

/** An IT system. */
public record ItSystemId(UUID value) implements Id {
    public static ItSystemId fresh() {
        return new ItSystemId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
