package dk.faelled.organisation;

import java.util.UUID;

/** An employment (engagement). */
public record EngagementId(UUID value) implements Id {
    public static EngagementId fresh() {
        return new EngagementId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
