package dk.faelled.roles.assignment;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.page.Messages;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.Audience;
import dk.faelled.roles.FunctionId;
import dk.faelled.roles.TitleId;
import dk.faelled.roles.UnitAssignment;
import dk.faelled.roles.effective.RoleUserTable;
import dk.faelled.roles.effective.TreeTable;
import dk.faelled.roles.projection.RoleSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** For whom an assignment is, in words. */
@Component
public class AudienceWords {
    private static final int MOST = 300;
    private final JdbcClient sql;
    private final RoleSettings settings;
    private final RoleUserTable users;
    private final TreeTable tree;

    AudienceWords(JdbcClient sql, RoleSettings settings, RoleUserTable users, TreeTable tree) {
        this.sql = sql;
        this.settings = settings;
        this.users = users;
        this.tree = tree;
    }

    /** The titles of those who work in the units. */
    Map<TitleId, String> titlesIn(Collection<UnitId> units) {
        return titles("unit_id = any(:ids)", units.stream().map(UnitId::value).toArray(UUID[]::new));
    }

    private Map<TitleId, String> titles(String which, UUID... ids) {
        var names = new HashMap<TitleId, String>();
        if (ids.length > 0)
            sql.sql("""
                            select title_id, min(name) as name
                              from role_position
                             where title_id is not null
                               and %s
                             group by title_id
                             order by name
                             limit :most
                            """.formatted(which)).param("ids", ids).param("most", MOST).query(row -> {
                names.put(new TitleId(row.getObject(1, UUID.class)), row.getString(2));
            });
        return names;
    }

    public Map<AssignmentId, String> of(Collection<UnitAssignment> all) {
        var wanted = new HashSet<TitleId>();
        for (var one : all) wanted.addAll(one.audience().titles());
        var titles = titles(
                "title_id = any(:ids)", wanted.stream().map(TitleId::value).toArray(UUID[]::new));
        Map<FunctionId, String> offices =
                all.stream().allMatch(one -> one.audience().functions().isEmpty()) ? Map.of() : settings.officeNames();
        var words = new HashMap<AssignmentId, String>();
        for (var one : all) words.put(one.id(), words(one, titles, offices));
        return words;
    }

    private static String words(UnitAssignment one, Map<TitleId, String> titles, Map<FunctionId, String> offices) {
        var audience = one.audience();
        var parts = new ArrayList<String>();
        parts.add(whom(audience, offices));
        parts.add(Messages.text(one.inherit() ? "roles.who.below" : "roles.who.here"));
        if (audience.titleMode() != Audience.TitleMode.NO)
            parts.add(
                    Messages.text("roles.who.titles." + audience.titleMode(), listed(audience.titles(), titles::get)));
        int exceptions =
                audience.exceptedUsers().size() + audience.exceptedUnits().size();
        if (exceptions > 0) parts.add(Messages.text("roles.who.exceptions", exceptions));
        return String.join(", ", parts);
    }

    private static String whom(Audience audience, Map<FunctionId, String> offices) {
        if (audience.manager() && audience.substitutes()) return Messages.text("roles.who.managers-substitutes");
        if (audience.manager()) return Messages.text("roles.who.managers");
        if (audience.substitutes()) return Messages.text("roles.who.substitutes");
        if (!audience.functions().isEmpty())
            return Messages.text("roles.who.functions", listed(audience.functions(), offices::get));
        return Messages.text("roles.who.everybody");
    }

    private static <T> String listed(Collection<T> all, Function<T, @Nullable String> name) {
        return all.stream()
                .map(one -> {
                    var known = name.apply(one);
                    return known == null ? one.toString() : known;
                })
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** The users and units that are left out, by name. */
    List<String> exceptions(UnitAssignment one) {
        var left = new ArrayList<String>();
        for (var user : users.read(one.audience().exceptedUsers())) left.add(user.name() + " (" + user.userId() + ")");
        var view = tree.view();
        for (var id : one.audience().exceptedUnits()) {
            var unit = view.unit(id);
            if (unit != null) left.add(unit.name());
        }
        return left;
    }
}
