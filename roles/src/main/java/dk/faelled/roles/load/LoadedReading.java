package dk.faelled.roles.load;

import dk.faelled.platform.Audit;
import dk.faelled.platform.Tenant;
import dk.faelled.roles.OrgUnit;
import dk.faelled.roles.Position;
import dk.faelled.roles.User;
import dk.faelled.roles.UserId;
import dk.faelled.roles.effective.RoleUserTable;
import dk.faelled.roles.effective.TreeTable;
import dk.faelled.roles.load.OrganisationSaid.Leader;
import dk.faelled.roles.load.OrganisationSaid.Office;
import dk.faelled.roles.load.OrganisationSaid.Place;
import dk.faelled.roles.load.OrganisationSaid.UnitSaid;
import dk.faelled.roles.load.OrganisationSaid.UserSaid;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Tells the organisation in the form in which it is loaded. */
@Component
@Transactional(readOnly = true)
class LoadedReading {
    private static final int PAGE = 1000;
    private final LoadTable table;
    private final TreeTable tree;
    private final RoleUserTable users;
    private final JsonMapper json;
    private final Audit audit;

    LoadedReading(LoadTable table, TreeTable tree, RoleUserTable users, JsonMapper json, Audit audit) {
        this.table = table;
        this.tree = tree;
        this.users = users;
        this.json = json;
        this.audit = audit;
    }

    public LoadedDomain domain(@Nullable String name) {
        return table.domain(name);
    }

    /** Users without a position are left out; units are told of with the primary domain. */
    public void write(LoadedDomain domain, OutputStream out) throws IOException {
        audit.viewed("roles.organisation.read", List.of("tenant:" + Tenant.current()));
        write(out, "{\"orgUnits\":");
        out.write(json.writeValueAsBytes(domain.primary() ? units() : List.of()));
        write(out, ",\"users\":[");
        @Nullable UserId after = null;
        boolean first = true;
        while (true) {
            var page = table.users(domain.id(), after, PAGE);
            for (var one : page) {
                if (one.user().deleted() || one.user().positions().isEmpty()) continue;
                if (!first) write(out, ",");
                first = false;
                out.write(json.writeValueAsBytes(said(one)));
            }
            if (page.size() < PAGE) break;
            after = page.getLast().user().id();
        }
        write(out, "]}");
        out.flush();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<UnitSaid> units() {
        var view = tree.view();
        Set<UserId> named = view.units().stream()
                .map(OrgUnit::manager)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var leaders = new HashMap<UserId, User>();
        for (var user : users.read(named)) leaders.put(user.id(), user);
        return view.units().stream().map(unit -> said(unit, leaders)).toList();
    }

    private static UnitSaid said(OrgUnit unit, Map<UserId, User> leaders) {
        var parent = unit.parent();
        var leader = unit.manager() == null ? null : leaders.get(unit.manager());
        return new UnitSaid(
                unit.id().toString(),
                unit.name(),
                parent == null ? null : parent.toString(),
                unit.inheritKle(),
                unit.level() == 0 ? "NONE" : "LEVEL_" + unit.level(),
                unit.klePerforming().stream().sorted().toList(),
                unit.kleInterest().stream().sorted().toList(),
                leader == null ? null : new Leader(leader.extUuid().toString(), leader.userId()),
                List.of());
    }

    private static UserSaid said(LoadedUser loaded) {
        var user = loaded.user();
        var nemlogin = loaded.nemlogin();
        return new UserSaid(
                user.id().toString(),
                user.extUuid().toString(),
                user.userId(),
                user.name(),
                loaded.email(),
                loaded.phone(),
                null,
                nemlogin == null ? null : nemlogin.toString(),
                !user.positions().isEmpty() && user.positions().stream().allMatch(Position::doNotInherit),
                user.disabled(),
                user.positions().stream()
                        .map(p -> new Place(
                                p.name(),
                                p.unit().toString(),
                                p.title() == null ? null : p.title().toString(),
                                p.doNotInherit()))
                        .toList(),
                user.offices().stream()
                        .map(o -> new Office(o.unit().toString(), o.function().toString()))
                        .toList(),
                user.klePerforming().stream().sorted().toList(),
                user.kleInterest().stream().sorted().toList());
    }
}
