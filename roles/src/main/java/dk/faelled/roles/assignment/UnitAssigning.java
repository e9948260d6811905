package dk.faelled.roles.assignment;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Option;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.Audience;
import dk.faelled.roles.FunctionId;
import dk.faelled.roles.HoldingsDifference;
import dk.faelled.roles.OrgUnit;
import dk.faelled.roles.OrganisationView;
import dk.faelled.roles.TitleId;
import dk.faelled.roles.UnitAssignment;
import dk.faelled.roles.User;
import dk.faelled.roles.UserId;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.catalogue.RoleChoices;
import dk.faelled.roles.effective.RoleUserTable;
import dk.faelled.roles.effective.TreeTable;
import dk.faelled.roles.form.Filled;
import dk.faelled.roles.projection.RoleSettings;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks what is to be assigned on a unit and to whom, and tells what that would do. */
@Component
@Transactional(readOnly = true)
class UnitAssigning {
    private static final int BELOW = 300;
    private static final int NAMED = 20;
    private final JdbcClient sql;
    private final TreeTable tree;
    private final RoleUserTable users;
    private final UnitAssignments assignments;
    private final AudienceWords words;
    private final RoleChoices choices;
    private final CatalogueTable catalogue;
    private final RoleSettings settings;

    UnitAssigning(
            JdbcClient sql,
            TreeTable tree,
            RoleUserTable users,
            UnitAssignments assignments,
            AudienceWords words,
            RoleChoices choices,
            CatalogueTable catalogue,
            RoleSettings settings) {
        this.sql = sql;
        this.tree = tree;
        this.users = users;
        this.assignments = assignments;
        this.words = words;
        this.choices = choices;
        this.catalogue = catalogue;
        this.settings = settings;
    }

    UnitAssignForm form(UnitId id, @Nullable Placed placed, Filled in, @Nullable Foretold foretold, Errors errors) {
        var view = tree.view();
        var unit = view.unit(id);
        if (unit == null) throw new NotFound("role_unit " + id);
        var subtree = view.subtree(id);
        var target = placed == null ? null : placed.assignment().target();
        return new UnitAssignForm(
                id.value(),
                unit.name(),
                placed == null ? null : placed.assignment().id().value(),
                target == null
                        ? ""
                        : RoleNames.of(catalogue, view, List.of(target)).target(target),
                target == null ? choices.targets(in.text("targetQuery"), in.text("target")) : List.of(),
                options(words.titlesIn(subtree)),
                options(settings.officeNames()),
                below(view, id, subtree),
                foretold,
                in,
                errors);
    }

    private static <T> List<Option> options(Map<T, String> names) {
        return names.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(one -> new Option(one.getKey().toString(), one.getValue()))
                .toList();
    }

    private static List<Option> below(OrganisationView view, UnitId id, Set<UnitId> subtree) {
        return view.units().stream()
                .filter(unit -> !unit.id().equals(id) && subtree.contains(unit.id()))
                .sorted(Comparator.comparing(OrgUnit::name))
                .limit(BELOW)
                .map(unit -> new Option(unit.id().toString(), unit.name()))
                .toList();
    }

    Filled filled(Placed placed) {
        var one = placed.assignment();
        var audience = one.audience();
        return Filled.nothing()
                .ticked("inherit", one.inherit())
                .with("whom", whom(audience))
                .with("titleMode", audience.titleMode().name())
                .with(
                        "titles",
                        audience.titles().stream().map(TitleId::toString).toList())
                .with(
                        "functions",
                        audience.functions().stream().map(FunctionId::toString).toList())
                .with(
                        "exceptedUsers",
                        users.read(audience.exceptedUsers()).stream()
                                .map(User::userId)
                                .sorted()
                                .collect(Collectors.joining("\n")))
                .with(
                        "exceptedUnits",
                        audience.exceptedUnits().stream().map(UnitId::toString).toList())
                .with("caseNumber", placed.caseNumber())
                .with("version", Integer.toString(placed.version()))
                .with(one.dates());
    }

    private static String whom(Audience audience) {
        if (audience.manager()) return audience.substitutes() ? "both" : "managers";
        if (audience.substitutes()) return "substitutes";
        return audience.functions().isEmpty() ? "everybody" : "functions";
    }

    UnitAssignment said(UnitId unit, @Nullable Placed placed, Filled in) {
        var target = placed == null
                ? RoleChoices.target(in.text("target"))
                        .orElseThrow(() -> new RuleBroken("roles.assign.nothing").at("target"))
                : placed.assignment().target();
        return new UnitAssignment(
                placed == null ? new AssignmentId(0) : placed.assignment().id(),
                unit,
                target,
                in.dates(),
                in.has("inherit"),
                audience(in));
    }

    private Audience audience(Filled in) {
        var whom = in.text("whom");
        var mode = in.one("titleMode", Audience.TitleMode.class).orElse(Audience.TitleMode.NO);
        Set<FunctionId> functions = whom.equals("functions")
                ? in.uuids("functions").stream().map(FunctionId::new).collect(Collectors.toSet())
                : Set.of();
        if (whom.equals("functions") && functions.isEmpty())
            throw new RuleBroken("roles.assign.no-function").at("functions");
        return new Audience(
                mode,
                mode == Audience.TitleMode.NO
                        ? Set.of()
                        : in.uuids("titles").stream().map(TitleId::new).collect(Collectors.toSet()),
                functions,
                whom.equals("managers") || whom.equals("both"),
                whom.equals("substitutes") || whom.equals("both"),
                named(in),
                in.uuids("exceptedUnits").stream().map(UnitId::new).collect(Collectors.toSet()));
    }

    /** Users by their account names, one a line. */
    private Set<UserId> named(Filled in) {
        var names = in.text("exceptedUsers")
                .lines()
                .flatMap(line -> java.util.Arrays.stream(line.split("[,;]", -1)))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        if (names.isEmpty()) return Set.of();
        var found = new HashSet<UserId>();
        var known = new HashSet<String>();
        sql.sql("""
                        select id, user_id_key from role_user
                         where user_id_key = any(:names) and deleted_at is null
                        """).param("names", names.toArray(String[]::new)).query(row -> {
            found.add(new UserId(row.getObject(1, UUID.class)));
            known.add(row.getString(2));
        });
        names.removeAll(known);
        if (!names.isEmpty())
            throw new RuleBroken("roles.assign.unknown-users", String.join(", ", names)).at("exceptedUsers");
        return found;
    }

    Foretold foretell(UnitAssignment said) {
        return named(assignments.foretell(said));
    }

    Foretold named(List<HoldingsDifference> differences) {
        return new Foretold(
                count(differences, one -> !one.gained().isEmpty()),
                count(differences, one -> !one.lost().isEmpty()),
                names(differences, one -> !one.gained().isEmpty()),
                names(differences, one -> !one.lost().isEmpty()));
    }

    private static int count(List<HoldingsDifference> differences, Predicate<HoldingsDifference> which) {
        return Math.toIntExact(differences.stream().filter(which).count());
    }

    private List<String> names(List<HoldingsDifference> differences, Predicate<HoldingsDifference> which) {
        return users
                .read(differences.stream()
                        .filter(which)
                        .limit(NAMED)
                        .map(HoldingsDifference::user)
                        .toList())
                .stream()
                .map(User::name)
                .sorted()
                .toList();
    }
}
