package dk.faelled.roles.assignment;

import dk.faelled.platform.Audit;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.roles.ConflictRule;
import dk.faelled.roles.ConflictRule.Choice;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.RoleGroupId;
import dk.faelled.roles.SystemRoleId;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.rights.Allowed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the rules of what nobody should hold together. */
@Component
@Transactional
public class ConflictRules {
    private final JdbcClient sql;
    private final Allowed allowed;
    private final Audit audit;

    ConflictRules(JdbcClient sql, Allowed allowed, Audit audit) {
        this.sql = sql;
        this.allowed = allowed;
        this.audit = audit;
    }

    /** A few dozen at most in any authority. */
    @Transactional(readOnly = true)
    public List<ConflictRule> all() {
        return sql.sql("""
                        select id, name, left_choices, right_choices, scope, severity, owner_id
                          from conflict_rule
                         order by id
                         limit 1000
                        """).query((row, _) -> rule(row)).list();
    }

    /** The number of {@code said} does not count. */
    public ConflictRule create(ConflictRule said) {
        allowed.demand("roles.config.update");
        if (said.name().isBlank()) throw new RuleBroken("roles.text.missing").at("name");
        if (said.left().isEmpty() || said.right().isEmpty()) throw new RuleBroken("roles.conflict.side").at("left");
        var id = sql.sql("""
                        insert into conflict_rule (name, left_choices, right_choices, scope, severity, owner_id)
                        values (:name, :left, :right, :scope, :severity, :owner)
                        returning id
                        """)
                .param("name", said.name().strip())
                .param("left", written(said.left()))
                .param("right", written(said.right()))
                .param("scope", said.scope().name())
                .param("severity", said.severity().name())
                .param("owner", said.owner())
                .query(Long.class)
                .single();
        var rule = get(id);
        audit.changed("roles.conflictrule.create", entity(id), null, rule, null);
        return rule;
    }

    public void delete(long id) {
        allowed.demand("roles.config.update");
        var before = get(id);
        sql.sql("delete from conflict_rule where id = :id").param("id", id).update();
        audit.changed("roles.conflictrule.delete", entity(id), before, null, null);
    }

    private ConflictRule get(long id) {
        return all().stream()
                .filter(rule -> rule.id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFound("conflict_rule " + id));
    }

    private static String entity(long id) {
        return "conflict-rule:" + new UUID(0, id);
    }

    private static ConflictRule rule(ResultSet row) throws SQLException {
        return new ConflictRule(
                row.getLong("id"),
                row.getString("name"),
                choices((String[]) row.getArray("left_choices").getArray()),
                choices((String[]) row.getArray("right_choices").getArray()),
                ConflictRule.Scope.valueOf(row.getString("scope")),
                ConflictRule.Severity.valueOf(row.getString("severity")),
                row.getObject("owner_id", UUID.class));
    }

    private static String[] written(Set<Choice> choices) {
        return choices.stream()
                .map(choice -> switch (choice) {
                    case Choice.Role(var role) -> "role:" + role;
                    case Choice.Right(var right) -> "right:" + right;
                    case Choice.Group(var group) -> "group:" + group;
                    case Choice.System(var system) -> "system:" + system;
                })
                .sorted()
                .toArray(String[]::new);
    }

    private static Set<Choice> choices(String... written) {
        return Arrays.stream(written).map(ConflictRules::choice).collect(Collectors.toSet());
    }

    private static Choice choice(String written) {
        var colon = written.indexOf(':');
        long number = Long.parseLong(written.substring(colon + 1));
        return switch (written.substring(0, colon)) {
            case "role" -> new Choice.Role(new UserRoleId(number));
            case "right" -> new Choice.Right(new SystemRoleId(number));
            case "group" -> new Choice.Group(new RoleGroupId(number));
            case "system" -> new Choice.System(new ItSystemId(number));
            default -> throw new IllegalStateException("no such choice: " + written);
        };
    }
}
