package dk.faelled.roles.load;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A whole organisation as loaders write it, version 3; what is null is as what is absent.
 *
 * @param orgUnits empty: those that are there stay as they are
 */
record OrganisationSaid(List<UnitSaid> orgUnits, List<UserSaid> users) {
    OrganisationSaid {
        orgUnits = known(orgUnits);
        users = known(users);
    }

    record Leader(@Nullable String uuid, @Nullable String userId) {}

    /** @param level LEVEL_1 to LEVEL_6, or NONE */
    record UnitSaid(
            @Nullable String uuid,
            @Nullable String name,
            @Nullable String parentOrgUnitUuid,
            @Nullable Boolean inheritKle,
            @Nullable String level,
            List<String> klePerforming,
            List<String> kleInterest,
            @Nullable Leader manager,
            List<String> titleIdentifiers) {
        UnitSaid {
            klePerforming = known(klePerforming);
            kleInterest = known(kleInterest);
            titleIdentifiers = known(titleIdentifiers);
        }
    }

    record Place(
            @Nullable String name,
            @Nullable String orgUnitUuid,
            @Nullable String titleUuid,
            @Nullable Boolean doNotInherit) {}

    record Office(@Nullable String ouUuid, @Nullable String functionUuid) {}

    /** @param uuid ours; told, never taken @param cpr neither kept nor told */
    record UserSaid(
            @Nullable String uuid,
            @Nullable String extUuid,
            @Nullable String userId,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String cpr,
            @Nullable String nemloginUuid,
            @Nullable Boolean doNotInherit,
            @Nullable Boolean disabled,
            List<Place> positions,
            List<Office> functions,
            List<String> klePerforming,
            List<String> kleInterest) {
        UserSaid {
            positions = known(positions);
            functions = known(functions);
            klePerforming = known(klePerforming);
            kleInterest = known(kleInterest);
        }

        @Override
        public String toString() {
            return "UserSaid[" + userId + "]";
        }
    }

    /** Without what is not there; clients leave whole lists out, and send nulls in them. */
    static <T> List<T> known(@Nullable List<T> said) {
        return said == null ? List.of() : said.stream().filter(Objects::nonNull).toList();
    }
}
