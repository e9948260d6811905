package dk.faelled.roles.assignment;

import dk.faelled.platform.Audit;
import dk.faelled.platform.Context;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Formats;
import dk.faelled.roles.UserId;
import dk.faelled.roles.rights.Allowed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps who may hold what a rule forbids. */
@Component
@Transactional
public class Mitigations {
    private static final int LONGEST_MONTHS = 12;
    private static final int MOST = 10_000;
    private final JdbcClient sql;
    private final Allowed allowed;
    private final Audit audit;
    private final Clock clock;

    Mitigations(JdbcClient sql, Allowed allowed, Audit audit, Clock clock) {
        this.sql = sql;
        this.allowed = allowed;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those that count today. */
    @Transactional(readOnly = true)
    public List<Mitigation> current() {
        return sql.sql("""
                        select rule_id, user_id, reason, approver, expires
                          from conflict_mitigation
                         where expires >= :today
                         order by rule_id, user_id
                         limit :most
                        """)
                .param("today", today())
                .param("most", MOST)
                .query((row, _) -> mitigation(row))
                .list();
    }

    /** Who may break the rule today. */
    @Transactional(readOnly = true)
    public Set<UserId> exempt(long rule) {
        return sql
                .sql("select user_id from conflict_mitigation where rule_id = :rule and expires >= :today")
                .param("rule", rule)
                .param("today", today())
                .query(UUID.class)
                .list()
                .stream()
                .map(UserId::new)
                .collect(Collectors.toSet());
    }

    /** In place of the one that is there, where there is one. */
    public void allow(long rule, UserId user, String reason, LocalDate expires) {
        allowed.demand("roles.config.update");
        if (reason.isBlank()) throw new RuleBroken("roles.text.missing").at("reason");
        if (reason.length() > 1000) throw new RuleBroken("roles.text.too-long", 1000).at("reason");
        var last = today().plusMonths(LONGEST_MONTHS);
        if (expires.isBefore(today()) || expires.isAfter(last))
            throw new RuleBroken("roles.mitigation.expires", last).at("expires");
        var known = sql.sql("""
                        select exists (select from conflict_rule where id = :rule)
                           and exists (select from role_user where id = :user)
                        """)
                .param("rule", rule)
                .param("user", user.value())
                .query(Boolean.class)
                .single();
        if (!known) throw new NotFound("conflict_rule " + rule);
        var actor = Context.current().actor();
        var said = new Mitigation(rule, user, reason.strip(), actor.name(), expires);
        sql.sql("""
                        insert into conflict_mitigation (rule_id, user_id, reason, approved_by, approver, expires)
                        values (:rule, :user, :reason, :by, :byName, :expires)
                        on conflict (tenant_id, rule_id, user_id) do update
                           set reason = excluded.reason, approved_by = excluded.approved_by,
                               approver = excluded.approver, expires = excluded.expires
                        """)
                .param("rule", rule)
                .param("user", user.value())
                .param("reason", said.reason())
                .param("by", actor.id())
                .param("byName", actor.name())
                .param("expires", expires)
                .update();
        audit.changed("roles.mitigation.create", "role-user:" + user, null, said, said.reason());
    }

    public void withdraw(long rule, UserId user) {
        allowed.demand("roles.config.update");
        var before = current().stream()
                .filter(m -> m.rule() == rule && m.user().equals(user))
                .findFirst();
        int gone = sql.sql("delete from conflict_mitigation where rule_id = :rule and user_id = :user")
                .param("rule", rule)
                .param("user", user.value())
                .update();
        if (gone > 0) audit.changed("roles.mitigation.delete", "role-user:" + user, before.orElse(null), null, null);
    }

    private static Mitigation mitigation(ResultSet row) throws SQLException {
        return new Mitigation(
                row.getLong("rule_id"),
                new UserId(row.getObject("user_id", UUID.class)),
                row.getString("reason"),
                row.getString("approver"),
                row.getObject("expires", LocalDate.class));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
    }
}
