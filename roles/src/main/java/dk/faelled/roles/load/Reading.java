package dk.faelled.roles.load;

import dk.faelled.organisation.UnitId;
import dk.faelled.roles.FunctionId;
import dk.faelled.roles.OfficeHeld;
import dk.faelled.roles.OrgUnit;
import dk.faelled.roles.OrganisationView;
import dk.faelled.roles.Position;
import dk.faelled.roles.TitleId;
import dk.faelled.roles.User;
import dk.faelled.roles.UserId;
import dk.faelled.roles.load.OrganisationSaid.Leader;
import dk.faelled.roles.load.OrganisationSaid.UnitSaid;
import dk.faelled.roles.load.OrganisationSaid.UserSaid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns what loaders say, once it is known to be right, into what the rules know. What was skipped is remembered. */
final class Reading {
    private final LoadRules rules;
    private final Set<UUID> units;
    private final Set<TitleId> titles;
    private final Set<FunctionId> functions;
    private final List<String> skipped = new ArrayList<>();

    /** @param units in which users may stand @param titles those in use @param functions likewise */
    Reading(LoadRules rules, Set<UUID> units, Set<TitleId> titles, Set<FunctionId> functions) {
        this.rules = rules;
        this.units = units;
        this.titles = titles;
        this.functions = functions;
    }

    List<String> skipped() {
        return skipped;
    }

    /** @param was what is kept of the user; null where it is new */
    LoadedUser user(UserSaid said, @Nullable LoadedUser was) {
        var account = LoadTexts.of(said.userId());
        var ours = rules.ownsKle() || was == null ? null : was.user();
        var user = new User(
                was == null ? new UserId(UUID.randomUUID()) : was.user().id(),
                LoadFaults.uuid(said.extUuid()).orElseThrow(),
                account,
                LoadTexts.of(said.name()),
                Boolean.TRUE.equals(said.disabled()),
                false,
                positions(said, account),
                offices(said, account),
                ours == null ? codes(said.klePerforming()) : ours.klePerforming(),
                ours == null ? codes(said.kleInterest()) : ours.kleInterest());
        return new LoadedUser(
                user,
                LoadTexts.orNone(said.email()),
                LoadTexts.orNone(said.phone()),
                LoadFaults.uuid(said.nemloginUuid()).orElse(null),
                false);
    }

    private List<Position> positions(UserSaid said, String account) {
        var positions = new ArrayList<Position>();
        for (var place : said.positions()) {
            var unit = LoadFaults.uuid(place.orgUnitUuid()).filter(units::contains);
            if (unit.isEmpty()) {
                skipped.add("Position in an unknown OrgUnit was skipped: " + account + " / "
                        + LoadTexts.of(place.orgUnitUuid()));
                continue;
            }
            var alone = place.doNotInherit() == null ? said.doNotInherit() : place.doNotInherit();
            positions.add(new Position(
                    LoadTexts.of(place.name()),
                    new UnitId(unit.get()),
                    LoadFaults.uuid(place.titleUuid())
                            .map(TitleId::new)
                            .filter(titles::contains)
                            .orElse(null),
                    Boolean.TRUE.equals(alone)));
        }
        return positions;
    }

    private List<OfficeHeld> offices(UserSaid said, String account) {
        var offices = new LinkedHashSet<OfficeHeld>();
        for (var office : said.functions()) {
            var function = LoadFaults.uuid(office.functionUuid()).map(FunctionId::new);
            if (function.filter(functions::contains).isEmpty()) continue;
            var unit = LoadFaults.uuid(office.ouUuid()).filter(units::contains);
            if (unit.isPresent()) offices.add(new OfficeHeld(new UnitId(unit.get()), function.get()));
            else
                skipped.add("Function in an unknown OrgUnit was skipped: " + account + " / "
                        + LoadTexts.of(office.ouUuid()));
        }
        return offices.stream()
                .sorted(Comparator.comparing((OfficeHeld o) -> o.unit().value())
                        .thenComparing(o -> o.function().value()))
                .toList();
    }

    /** @param leaders by account name, in lower case */
    OrgUnit unit(UnitSaid said, OrganisationView view, Map<String, LoadedUser> leaders) {
        var id = new UnitId(LoadFaults.uuid(said.uuid()).orElseThrow());
        var was = view.unit(id);
        var unit = new OrgUnit(
                id,
                LoadTexts.of(said.name()),
                LoadFaults.uuid(said.parentOrgUnitUuid()).map(UnitId::new).orElse(null),
                rules.ownsLevels() ? LoadFaults.level(said.level()).orElse(0) : was == null ? 0 : was.level(),
                false,
                leader(said.manager(), leaders),
                Set.of(),
                Set.of(),
                was != null && was.excluded());
        if (rules.ownsKle())
            return unit.withKle(
                    Boolean.TRUE.equals(said.inheritKle()), codes(said.klePerforming()), codes(said.kleInterest()));
        return was == null ? unit : unit.withKle(was.inheritKle(), was.klePerforming(), was.kleInterest());
    }

    /** Both names must be those of one user; else the unit has no manager. */
    private static @Nullable UserId leader(@Nullable Leader said, Map<String, LoadedUser> leaders) {
        if (said == null) return null;
        var found = leaders.get(LoadTexts.of(said.userId()).toLowerCase(Locale.ROOT));
        var uuid = LoadFaults.uuid(said.uuid());
        return found != null && uuid.filter(found.user().extUuid()::equals).isPresent()
                ? found.user().id()
                : null;
    }

    /** KLE codes hold digits and points only. */
    static Set<String> codes(Collection<String> said) {
        var codes = new TreeSet<String>();
        for (var code : said) if (code.strip().matches("[0-9.]+")) codes.add(code.strip());
        return codes;
    }
}
