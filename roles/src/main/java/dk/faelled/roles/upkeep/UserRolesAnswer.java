package dk.faelled.roles.upkeep;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user role, version 2 of the interface; the names of the members are those that clients know.
 *
 * @param canRequest told only: whether anybody but administrators may ask for it
 */
record UserRolesAnswer(
        @Nullable Long id,
        @Nullable String name,
        @Nullable String identifier,
        @Nullable String description,
        @Nullable String delegatedFromCvr,
        @Nullable Boolean userOnly,
        @Nullable Boolean canRequest,
        @Nullable Boolean sensitiveRole,
        @Nullable Boolean extraSensitiveRole,
        @Nullable Long itSystemId,
        @Nullable List<Part> systemRoleAssignments,
        @Nullable String contactEmail,
        @Nullable String advisEmail,
        @Nullable Boolean ouFilterEnabled,
        @Nullable List<Unit> orgUnitFilterOrgUnits,
        @Nullable Boolean roleAssignmentAttestationByAttestationResponsible,
        @Nullable Boolean allowPostponing,
        @Nullable List<String> requesterPermission,
        @Nullable List<String> approverPermission) {

    record Unit(@Nullable UUID uuid, @Nullable String name) {}

    /** The system role by its number or by its identifier. */
    record Part(
            @Nullable Long systemRoleId,
            @Nullable String systemRoleIdentifier,
            @Nullable List<Limit> constraintValues) {}

    /** The type by its number or by its entity id. @param constraintIdentifier told only */
    record Limit(
            @Nullable Long constraintTypeId,
            @Nullable String constraintTypeEntityId,
            @Nullable String constraintValueType,
            @Nullable String constraintValue,
            @Nullable String constraintIdentifier,
            @Nullable Boolean postponed) {}
}
