package dk.faelled.roles;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A right inside an IT system (systemrolle).
 *
 * @param identifier what the system itself calls it; unique in the system
 * @param weight of the roles of one system that somebody holds, only the weightiest are handed out (styrke)
 * @param maximum how many should hold it at most; null: any number
 */
public record SystemRole(
        SystemRoleId id,
        UUID uuid,
        ItSystemId system,
        String name,
        String identifier,
        String description,
        int weight,
        @Nullable Integer maximum,
        Kind kind,
        List<Supported> constraints) {
    public enum Kind {
        DATA_ROLE,
        FUNCTION_ROLE,
        BOTH
    }

    /** A kind of data that the right can, or must, be limited to. */
    public record Supported(ConstraintTypeId type, boolean mandatory) {}

    public SystemRole {
        constraints = List.copyOf(constraints);
    }
}
