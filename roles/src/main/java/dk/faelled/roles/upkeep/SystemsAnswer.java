package dk.faelled.roles.upkeep;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** IT systems and what they hold, version 2 of the interface; the names of the members are those that clients know. */
final class SystemsAnswer {
    private SystemsAnswer() {}

    /** Told in both spellings. */
    record System(
            @Nullable Long id,
            @Nullable UUID uuid,
            @Nullable String name,
            @Nullable String identifier,
            @Nullable String systemtype,
            @Nullable Boolean paused,
            @Nullable Boolean hidden,
            @Nullable Boolean readonly,
            @Nullable Boolean canEditThroughApi,
            @Nullable Boolean deleted,
            @Nullable Boolean accesBlocked,
            @Nullable Boolean accessBlocked,
            @Nullable Boolean apiManagedRoleAssignments,
            @Nullable String domain,
            @Nullable String email,
            List<UUID> attestationResponsibleUuids,
            List<UUID> systemOwnerUuids) {
        System {
            attestationResponsibleUuids = known(attestationResponsibleUuids);
            systemOwnerUuids = known(systemOwnerUuids);
        }
    }

    record Constraint(
            @Nullable Long id,
            @Nullable UUID uuid,
            @Nullable String entityId,
            @Nullable String name,
            @Nullable String description,
            @Nullable String uiType,
            @Nullable String regex) {}

    record Supported(
            @Nullable Constraint constraintType, @Nullable Boolean mandatory) {}

    record SystemRole(
            @Nullable Long id,
            @Nullable String name,
            @Nullable String identifier,
            @Nullable String description,
            @Nullable Integer weight,
            List<Supported> supportedConstraintTypes) {
        SystemRole {
            supportedConstraintTypes = known(supportedConstraintTypes);
        }
    }

    static <T> List<T> known(@Nullable List<T> said) {
        return said == null ? List.of() : said.stream().filter(Objects::nonNull).toList();
    }
}
