package dk.faelled.roles.load;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Managers and who stands in for them; the names of the members are those that clients know. */
final class ManagersAnswer {
    private ManagersAnswer() {}

    /** Version 1. */
    record Manager(@Nullable String name, @Nullable String userId, List<Substitute> substitutes) {
        Manager {
            substitutes = OrganisationSaid.known(substitutes);
        }
    }

    record Substitute(
            @Nullable String name,
            @Nullable String userId,
            @Nullable String orgUnitUuid) {}

    /** Version 2. */
    record Leader(String uuid, String name, String userId, List<Standing> managerSubstitutes) {}

    /** @param uuid of the substitute */
    record Standing(
            @Nullable String uuid,
            @Nullable String name,
            @Nullable String userId,
            @Nullable String orgUnitUuid,
            @Nullable String orgUnitName,
            @Nullable String managerUuid,
            @Nullable String managerUserId) {}
}
