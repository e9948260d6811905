package dk.faelled.roles.attestation;

import dk.faelled.platform.page.Formats;
import dk.faelled.roles.attestation.AttestationDecision.Choice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What attesters want to be otherwise (ændringsønsker). */
@Component
class AttestationWishes {
    private final JdbcClient sql;
    private final Clock clock;

    /** What is to be otherwise. */
    enum About {
        /** A role that a user holds. */
        HELD,
        /** The account of a user, said with the user's roles. */
        ACCOUNT,
        /** An account that the unit answers for. */
        UNIT_ACCOUNT,
        /** An assignment of the unit. */
        PLACED,
        /** What a user role is made of. */
        COMPOSED
    }

    /**
     * @param id of the decision; of an account that the unit answers for there is none but the user: 0
     * @param user whom it is about, with the account name; null for nobody
     * @param account of that user; null for nobody
     * @param role or role group; null for an account
     * @param system of the role; null where there is none
     * @param removable number of the assignment that gives it to the user directly and that the program may take away; null
     *     where it comes otherwise
     * @param gone it is so already
     * @param outcome as kept; null while the attestation goes on
     */
    record Wish(
            long id,
            About about,
            @Nullable UUID user,
            @Nullable String name,
            @Nullable String account,
            @Nullable String role,
            @Nullable String system,
            Choice choice,
            String remark,
            String decider,
            @Nullable Long removable,
            boolean gone,
            @Nullable String outcome) {}

    AttestationWishes(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    List<Wish> of(Attestation one) {
        var all = new ArrayList<Wish>();
        if (one.kind() != Attestation.Kind.IT_SYSTEM_ROLES) all.addAll(held(one));
        all.addAll(others(one));
        if (one.kind() == Attestation.Kind.ORGANISATION) all.addAll(accounts(one));
        return all;
    }

    private List<Wish> held(Attestation one) {
        return sql.sql("""
                        select d.id, 'HELD' as about, d.user_id, u.name, u.user_id as account, r.name as role,
                               s.name as system, d.decision, d.remark, d.decider, d.outcome,
                               case when f.source = 'USER' and f.group_id is null
                                         and not s.flags && '{OURS,READONLY,API_MANAGED_ASSIGNMENTS}'::text[]
                                    then f.assignment_id end as removable,
                               f.gone
                          from attestation_decision d
                          join %s f on f.id = d.row_id and f.user_id = d.user_id
                          join role_user u on u.id = d.user_id
                          join user_role r on r.id = f.user_role_id
                          join role_system s on s.id = r.system_id
                         where d.attestation_id = :attestation
                           and d.decision <> 'APPROVED'
                         order by u.name, u.id, r.name, d.id
                        """.formatted(one.lines().sql()))
                .params(one.parameters(LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN)))
                .query((row, _) -> wish(row))
                .list();
    }

    /** Accounts, what is assigned on units, and what roles are made of. */
    private List<Wish> others(Attestation one) {
        return sql.sql("""
                        select d.id,
                               case when d.user_id is not null then 'ACCOUNT'
                                    when d.assignment_id is not null then 'PLACED'
                                    else 'COMPOSED' end as about,
                               d.user_id, u.name, u.user_id as account, coalesce(r.name, g.name) as role, s.name as system,
                               d.decision, d.remark, d.decider, d.outcome, null::bigint as removable,
                               (u.deleted_at is not null or d.assignment_id is not null and a.id is null
                                or d.user_role_id is not null and r.deleted_at is not null) as gone
                          from attestation_decision d
                          left join role_user u on u.id = d.user_id
                          left join attestation_placed p on p.attestation_id = d.attestation_id
                               and p.assignment_id = d.assignment_id
                          left join unit_assignment a on a.id = d.assignment_id
                          left join user_role r on r.id = coalesce(d.user_role_id, p.user_role_id)
                          left join role_group g on g.id = p.group_id
                          left join role_system s on s.id = r.system_id
                         where d.attestation_id = :attestation
                           and d.row_id is null
                           and (d.decision = 'DELETE' or d.decision = 'REMARKS' and d.user_id is null)
                         order by about, u.name, role, d.id
                        """)
                .param("attestation", one.id())
                .query((row, _) -> wish(row))
                .list();
    }

    /** Accounts that are to go; those of which it was said with the roles as well are not said twice. */
    private List<Wish> accounts(Attestation one) {
        return sql.sql("""
                        select 0 as id, 'UNIT_ACCOUNT' as about, c.user_id, u.name, u.user_id as account,
                               null as role, null as system, c.decision, c.remark, c.decider, c.outcome,
                               null::bigint as removable, %s as gone
                          from attestation_account c
                          join role_user u on u.id = c.user_id
                         where c.attestation_id = :attestation
                           and c.decision = 'DELETE'
                           and not exists (select from attestation_decision d
                                            where d.attestation_id = c.attestation_id
                                              and d.user_id = c.user_id
                                              and d.row_id is null
                                              and d.decision = 'DELETE')
                         order by u.name, u.id
                        """.formatted(AttestedAccounts.GONE))
                .param("attestation", one.id())
                .query((row, _) -> wish(row))
                .list();
    }

    private static Wish wish(ResultSet row) throws SQLException {
        return new Wish(
                row.getLong("id"),
                About.valueOf(row.getString("about")),
                row.getObject("user_id", UUID.class),
                row.getString("name"),
                row.getString("account"),
                row.getString("role"),
                row.getString("system"),
                Choice.valueOf(row.getString("decision")),
                row.getString("remark"),
                row.getString("decider"),
                row.getObject("removable", Long.class),
                row.getBoolean("gone"),
                row.getString("outcome"));
    }
}
