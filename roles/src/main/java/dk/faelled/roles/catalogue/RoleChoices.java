package dk.faelled.roles.catalogue;

import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import dk.faelled.roles.RoleGroupId;
import dk.faelled.roles.Target;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.form.Filled;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Roles and groups to choose among: found by typing, since they are too many to show. */
@Component
@Transactional(readOnly = true)
public class RoleChoices {
    private static final int MOST = 30;
    private final JdbcClient sql;

    RoleChoices(JdbcClient sql) {
        this.sql = sql;
    }

    /** The chosen ones first, then what the words find; by number, with the system's name. */
    public List<Option> roles(String query, Collection<UserRoleId> chosen) {
        return options(
                """
                        select r.id::text as value, r.name || ' (' || s.name || ')' as text
                          from user_role r
                          join role_system s on s.id = r.system_id and s.deleted_at is null
                         where r.deleted_at is null
                           and %s
                         order by r.name collate "da-x-icu", r.id
                         limit :most
                        """,
                "r.id",
                "r.name || ' ' || r.identifier || ' ' || s.name",
                query,
                chosen.stream().map(UserRoleId::value).toList());
    }

    /** IT systems, likewise, by number. */
    public List<Option> systems(String query, Collection<Long> chosen) {
        return options("""
                        select s.id::text as value, s.name as text
                          from role_system s
                         where s.deleted_at is null
                           and %s
                         order by s.name collate "da-x-icu", s.id
                         limit :most
                        """, "s.id", "s.name || ' ' || s.identifier", query, List.copyOf(chosen));
    }

    private List<Option> groups(String query, Collection<RoleGroupId> chosen) {
        return options(
                """
                        select g.id::text as value, g.name as text
                          from role_group g
                         where g.deleted_at is null
                           and %s
                         order by g.name collate "da-x-icu", g.id
                         limit :most
                        """,
                "g.id", "g.name", query, chosen.stream().map(RoleGroupId::value).toList());
    }

    private List<Option> options(String question, String id, String searched, String query, List<Long> chosen) {
        var found = new ArrayList<>(sql.sql(question.formatted(id + " = any(:ids)"))
                .param("ids", chosen.toArray(Long[]::new))
                .param("most", Math.max(MOST, chosen.size()))
                .query((row, _) -> new Option(row.getString("value"), row.getString("text")))
                .list());
        if (query.isBlank()) return found;
        found.addAll(sql.sql(question.formatted(
                        "not " + id + " = any(:ids) and folded(" + searched + ") like folded('%%' || :words || '%%')"))
                .param("ids", chosen.toArray(Long[]::new))
                .param("words", query.strip().replaceAll("[%_\\\\]", " "))
                .param("most", MOST)
                .query((row, _) -> new Option(row.getString("value"), row.getString("text")))
                .list());
        return found;
    }

    /** Roles and groups together, as {@link #target} reads them. */
    public List<Option> targets(String query, String chosen) {
        var known = target(chosen);
        var roles = known.filter(Target.OfRole.class::isInstance)
                .map(one -> List.of(((Target.OfRole) one).role()))
                .orElse(List.of());
        var groups = known.filter(Target.OfGroup.class::isInstance)
                .map(one -> List.of(((Target.OfGroup) one).group()))
                .orElse(List.of());
        var options = new ArrayList<Option>();
        for (var role : roles(query, roles)) options.add(new Option("role:" + role.value(), role.text()));
        for (var group : groups(query, groups))
            options.add(new Option("group:" + group.value(), Messages.text("roles.group.called", group.text())));
        return options;
    }

    public static Optional<Target> target(String written) {
        var colon = written.indexOf(':');
        if (colon < 0) return Optional.empty();
        return Filled.numberOf(written.substring(colon + 1)).flatMap(number -> switch (written.substring(0, colon)) {
            case "role" -> Optional.of(new Target.OfRole(new UserRoleId(number)));
            case "group" -> Optional.of(new Target.OfGroup(new RoleGroupId(number)));
            default -> Optional.empty();
        });
    }

    public static String written(Target target) {
        return switch (target) {
            case Target.OfRole(var role) -> "role:" + role;
            case Target.OfGroup(var group) -> "group:" + group;
        };
    }
}
