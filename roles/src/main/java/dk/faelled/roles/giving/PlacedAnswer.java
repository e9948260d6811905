package dk.faelled.roles.giving;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A role or a group assigned on a unit, version 2 of the interface; the names of the members are those that clients know.
 *
 * @param assignmentType USER_ROLE or ROLE_GROUP
 * @param startDate yyyy-MM-dd
 * @param assignedAt told only; ISO 8601, UTC
 */
record PlacedAnswer(
        @Nullable String assignmentType,
        @Nullable Long assignmentId,
        @Nullable Boolean inherit,
        @Nullable List<Scope> scopes,
        @Nullable String assignedAt,
        @Nullable String assignedByName,
        @Nullable String assignedByUserId,
        @Nullable String startDate,
        @Nullable String stopDate,
        @Nullable Named orgUnit,
        @Nullable Role userRole,
        @Nullable Group roleGroup) {

    record Named(@Nullable UUID uuid, @Nullable String name) {}

    record Role(
            @Nullable Long id,
            @Nullable String identifier,
            @Nullable String name) {}

    record Group(@Nullable Long id, @Nullable String name) {}

    enum Type {
        TITLE,
        EXCLUDED_TITLE,
        FUNCTION,
        MANAGER,
        EXCEPTED_USER,
        EXCEPTED_UNIT
    }

    /** Each type has members of its own; the others are not told. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Scope(
            @Nullable String type,
            @Nullable List<Named> titles,
            @Nullable List<Named> excludedTitles,
            @Nullable List<Named> functions,
            @Nullable Boolean manager,
            @Nullable Boolean substitute,
            @Nullable List<Named> exceptedUsers,
            @Nullable List<Named> exceptedUnits) {
        static Scope of(Type type, List<Named> named) {
            return new Scope(
                    type.name(),
                    type == Type.TITLE ? named : null,
                    type == Type.EXCLUDED_TITLE ? named : null,
                    type == Type.FUNCTION ? named : null,
                    null,
                    null,
                    type == Type.EXCEPTED_USER ? named : null,
                    type == Type.EXCEPTED_UNIT ? named : null);
        }

        static Scope led(boolean manager, boolean substitute) {
            return new Scope(Type.MANAGER.name(), null, null, null, manager, substitute, null, null);
        }
    }
}
