package dk.faelled.organisation;

import java.util.UUID;

/** An account (IT-bruger). */
public record ItUserId(UUID value) implements Id {
    public static ItUserId fresh() {
        return new ItUserId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
