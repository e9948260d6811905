package dk.faelled.roles.giving;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One way in which a user holds a role, version 2 of the interface; the names of the members are those that clients know. */
record HeldAnswer(
        Account user,
        Role userRole,
        List<Limit> postponedConstraints,
        @Nullable Unit responsibleOrgUnit,
        @Nullable Title assignedThroughTitle,
        String assignedThrough) {
    record Account(UUID uuid, String userId, UUID extUuid, String name) {}

    record Role(long id, String identifier, String name) {}

    record Unit(UUID uuid, @Nullable String name) {}

    /** @param lastUpdated never known here */
    record Title(UUID uuid, @Nullable String name, @Nullable String lastUpdated, boolean active) {}

    /** @param value several with commas between */
    record Limit(
            String value, long constraintTypeId, @Nullable String constraintTypeEntityId, long systemRoleId) {}
}
