package dk.faelled.organisation;

import java.util.UUID;

/** A leave (orlov). */
public record LeaveId(UUID value) implements Id {
    public static LeaveId fresh() {
        return new LeaveId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
