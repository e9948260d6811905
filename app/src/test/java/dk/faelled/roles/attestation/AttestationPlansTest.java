package dk.faelled.roles.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.Faelled;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a unit, a system or a manager has to attest is found by index, however much others hold or have held. */
@SpringBootTest(classes = Faelled.class)
@ExtendWith(ModuleTest.InATenant.class)
class AttestationPlansTest {
    private static final String LOAD = """
            insert into role_user (id, domain_id, ext_uuid, user_id, name, kle_performing, kle_interest)
            select gen_random_uuid(), d.id, gen_random_uuid(), 'n' || n, 'N', '{}', '{}'
              from account_domain d, generate_series(1, 20000) n where d.is_primary;
            insert into role_system (uuid, name, identifier, kind, flags, email, notes)
            select gen_random_uuid(), 'S' || n, 'S' || n, 'SAML', '{}', '', '' from generate_series(1, 2000) n;
            insert into user_role (uuid, system_id, name, identifier, description, flags, link, link_prefix)
            select gen_random_uuid(), s.id, 'R', 'R' || n, '', '{}', 'NONE', '' from role_system s, generate_series(1, 2) n;
            analyze role_user, user_role, role_system;
            insert into effective_role (user_id, user_role_id, system_id, assignment_id, source, through, responsible, recorded_from)
            select u.id, r.id, r.system_id, 1, 'USER', 'DIRECT', md5((u.n / 20)::text)::uuid, now()
              from (select id, row_number() over () as n from role_user where user_id like 'n%') u
              join (select id, system_id, row_number() over () as n from user_role where name = 'R') r on r.n % 2000 = u.n % 2000;
            insert into effective_role_history (id, user_id, user_role_id, system_id, assignment_id, source, through,
                   responsible, recorded_from, recorded_until)
            select id + 10000000, user_id, user_role_id, system_id, assignment_id, source, through, responsible,
                   now() - interval '2 days', now() - interval '1 day' from effective_role;
            analyze effective_role, effective_role_history
            """;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @BeforeAll
    static void asIfThereWereFewAuthorities(@Autowired ApplicationContext migrated) throws SQLException {
        TestDatabase.isPlannedForFewAuthorities();
    }

    @Test
    void whatThereIsToAttestIsFoundByWhoAnswersForIt() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            for (var statement : LOAD.split(";")) sql.sql(statement).update();
            for (var lines : FrozenLines.values()) {
                if (lines == FrozenLines.NOBODYS) continue;
                var list = AttestationUserList.of(lines);
                var plan = String.join(
                        "\n",
                        sql.sql("explain select " + list.select() + " from " + list.from()
                                        + " order by u.name collate \"da-x-icu\", x.user_id limit 26")
                                .params(parameters())
                                .query(String.class)
                                .list());
                assertThat(plan).as(lines.name()).doesNotContain("Seq Scan on effective_role");
            }
        });
    }

    private Map<String, @Nullable Object> parameters() {
        var day = LocalDate.now(java.time.ZoneId.of("Europe/Copenhagen"));
        var run = new AttestationRun(
                UUID.randomUUID(),
                day,
                day.plusDays(30),
                AttestationCalendar.Cover.NORMAL,
                Instant.now(),
                null,
                List.of(),
                List.of(1L, 2L),
                List.of(),
                null,
                false);
        var parameters = run.parameters(day);
        parameters.put("attestation", UUID.randomUUID());
        parameters.put("kind", "ORGANISATION");
        parameters.put("unit", UUID.randomUUID());
        parameters.put(
                "system",
                sql.sql("select min(id) from role_system").query(Long.class).single());
        parameters.put("manager", UUID.randomUUID());
        return parameters;
    }
}
