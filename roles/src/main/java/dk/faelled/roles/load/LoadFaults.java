package dk.faelled.roles.load;

import dk.faelled.roles.form.Filled;
import dk.faelled.roles.load.OrganisationSaid.Place;
import dk.faelled.roles.load.OrganisationSaid.UnitSaid;
import dk.faelled.roles.load.OrganisationSaid.UserSaid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All that is wrong with what is loaded, in the words that loaders know. */
final class LoadFaults {
    private static final int MOST = 1000;
    private static final Pattern LEVEL = Pattern.compile("LEVEL_([1-6])");
    private final List<String> found = new ArrayList<>();

    private LoadFaults() {}

    /** @param units in which users may stand; null: whatever is unknown is skipped later */
    static List<String> ofUsers(Collection<UserSaid> users, @Nullable Set<UUID> units) {
        var faults = new LoadFaults();
        var names = new HashSet<String>();
        for (var user : users) faults.look(user, units, names);
        return faults.found;
    }

    static List<String> ofUnits(Collection<UnitSaid> units) {
        var faults = new LoadFaults();
        faults.look(units);
        return faults.found;
    }

    private void add(String fault) {
        if (found.size() < MOST) found.add(LoadTexts.line(fault));
    }

    private void look(UserSaid user, @Nullable Set<UUID> units, Set<String> names) {
        if (isBlank(user.userId())) {
            add("Users with null/empty userId not allowed");
            return;
        }
        var called = LoadTexts.of(user.userId());
        if (!names.add(called.toLowerCase(Locale.ROOT))) add("Users with the same userId not allowed: " + called);
        if (isBlank(user.extUuid())) add("Users with null UUID not allowed: " + called);
        else if (uuid(user.extUuid()).isEmpty())
            add("Users must have a valid UUID: " + called + " / " + user.extUuid());
        if (isBlank(user.name())) add("User with null/empty name not allowed: " + called);
        for (var place : user.positions()) look(called, place, units);
    }

    private void look(String user, Place place, @Nullable Set<UUID> units) {
        if (isBlank(place.name())) add("Users with null/empty titles are not allowed: " + user);
        if (isBlank(place.orgUnitUuid())) add("Users with a position with null/empty orgUnit is not allowed: " + user);
        else if (units != null
                && uuid(place.orgUnitUuid()).filter(units::contains).isEmpty())
            add("Users with a position in non-existent OrgUnits are not allowed: " + user + " / "
                    + place.orgUnitUuid());
    }

    private void look(Collection<UnitSaid> units) {
        var known = new HashMap<UUID, UnitSaid>();
        int roots = 0;
        for (var unit : units) {
            if (isBlank(unit.uuid())) {
                add("OrgUnit with null UUID not allowed");
                continue;
            }
            if (isBlank(unit.name())) add("OrgUnit with null/empty name not allowed: " + unit.uuid());
            var id = uuid(unit.uuid());
            if (id.isEmpty()) add("OrgUnits must have a valid UUID: " + unit.uuid());
            else if (known.put(id.get(), unit) != null) add("OrgUnits with the same UUID not allowed: " + unit.uuid());
            if (isBlank(unit.parentOrgUnitUuid())) roots++;
            if (!isBlank(unit.level()) && level(unit.level()).isEmpty())
                add("Invalid value '" + unit.level() + "' for field 'level'. Allowed values are: "
                        + "[NONE, LEVEL_1, LEVEL_2, LEVEL_3, LEVEL_4, LEVEL_5, LEVEL_6]");
        }
        if (roots != 1) add("There must be exactly 1 root OrgUnit, but " + roots + " was supplied");
        for (var unit : known.values()) lookAbove(unit, known);
    }

    /** Up to the nearest unit that has a level, or to the top. */
    private void lookAbove(UnitSaid unit, Map<UUID, UnitSaid> known) {
        var passed = new HashSet<UnitSaid>();
        boolean compared = false;
        int own = level(unit.level()).orElse(0);
        for (var next = unit; passed.add(next); ) {
            if (isBlank(next.parentOrgUnitUuid())) return;
            var parent = uuid(next.parentOrgUnitUuid()).map(known::get).orElse(null);
            if (parent == null) {
                if (next.equals(unit))
                    add("OrgUnits below a non-existent OrgUnit not allowed: " + unit.uuid() + " / "
                            + unit.parentOrgUnitUuid());
                return;
            }
            int above = level(parent.level()).orElse(0);
            if (!compared && own > 0 && above > 0) {
                compared = true;
                if (own == 1) add("Orgunit has higher level than parent: " + unit.uuid());
                else if (own <= above) add("Orgunit has higher or same level as parent: " + unit.uuid());
            }
            next = parent;
        }
        add("OrgUnits that are below themselves not allowed: " + unit.uuid());
    }

    /** 1 to 6, or 0 for none; empty for what is no level. */
    static Optional<Integer> level(@Nullable String said) {
        var text = LoadTexts.of(said);
        if (text.isEmpty() || text.equals("NONE")) return Optional.of(0);
        var match = LEVEL.matcher(text);
        return match.matches() ? Optional.of(Integer.parseInt(match.group(1))) : Optional.empty();
    }

    static Optional<UUID> uuid(@Nullable String said) {
        return said == null ? Optional.empty() : Filled.uuidOf(said.strip());
    }

    private static boolean isBlank(@Nullable String said) {
        return LoadTexts.of(said).isEmpty();
    }
}
