package dk.faelled.roles.load;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A whole organisation as loaders of version 2 write it. */
record OldOrganisationSaid(List<OldUnit> orgUnits, List<OldUser> users) {
    OldOrganisationSaid {
        orgUnits = OrganisationSaid.known(orgUnits);
        users = OrganisationSaid.known(users);
    }

    record OldUnit(
            @Nullable String uuid,
            @Nullable String name,
            @JsonProperty("parent-ou-uuid") @Nullable String parent,
            @JsonProperty("kle-performing") List<String> performing,
            @JsonProperty("kle-interest") List<String> interest,
            @JsonProperty("manager-uuid") @Nullable String manager) {}

    record OldPlace(@Nullable String name, @Nullable String orgUnitUuid) {}

    record OldUser(
            @Nullable String uuid,
            @JsonProperty("user_id") @Nullable String userId,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            List<OldPlace> positions,
            @JsonProperty("kle-performing") List<String> performing,
            @JsonProperty("kle-interest") List<String> interest) {
        OldUser {
            positions = OrganisationSaid.known(positions);
        }
    }

    OrganisationSaid today() {
        var names = new HashMap<String, String>();
        for (var user : users)
            if (user.uuid() != null && user.userId() != null)
                names.putIfAbsent(user.uuid().toLowerCase(Locale.ROOT), user.userId());
        return new OrganisationSaid(
                orgUnits.stream().map(unit -> today(unit, names)).toList(),
                users.stream().map(OldOrganisationSaid::today).toList());
    }

    /** A manager is named by the UUID alone. */
    private static OrganisationSaid.UnitSaid today(OldUnit unit, Map<String, String> names) {
        var manager = unit.manager();
        return new OrganisationSaid.UnitSaid(
                unit.uuid(),
                unit.name(),
                unit.parent(),
                null,
                null,
                unit.performing(),
                unit.interest(),
                manager == null
                        ? null
                        : new OrganisationSaid.Leader(manager, names.get(manager.toLowerCase(Locale.ROOT))),
                List.of());
    }

    private static OrganisationSaid.UserSaid today(OldUser user) {
        return new OrganisationSaid.UserSaid(
                null,
                user.uuid(),
                user.userId(),
                user.name(),
                user.email(),
                user.phone(),
                null,
                null,
                null,
                null,
                user.positions().stream()
                        .map(place -> new OrganisationSaid.Place(place.name(), place.orgUnitUuid(), null, null))
                        .toList(),
                List.of(),
                user.performing(),
                user.interest());
    }
}
