package dk.faelled.roles.upkeep;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A role group, version 2 of the interface; the names of the members are those that clients know. @param canRequest told only */
record GroupsAnswer(
        @Nullable Long id,
        @Nullable String name,
        @Nullable String description,
        @Nullable Boolean userOnly,
        @Nullable Boolean canRequest,
        @Nullable List<Member> userRoles,
        @Nullable List<String> requesterPermission,
        @Nullable List<String> approverPermission) {

    /** All but the number is told only. @param assignedTimestamp ISO 8601, UTC */
    record Member(
            @Nullable Long userRoleId,
            @Nullable String assignedByUserId,
            @Nullable String assignedByName,
            @Nullable String assignedTimestamp) {}
}
