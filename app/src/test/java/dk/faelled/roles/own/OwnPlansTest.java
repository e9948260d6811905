package dk.faelled.roles.own;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.Faelled;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.TestDatabase;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What somebody may do is found by who it is, however many others there are. */
@SpringBootTest(classes = Faelled.class)
@ExtendWith(ModuleTest.InATenant.class)
class OwnPlansTest {
    private static final String LOAD = """
            insert into role_user (id, domain_id, ext_uuid, user_id, name, kle_performing, kle_interest)
            select gen_random_uuid(), d.id, gen_random_uuid(), 'n' || n, 'N', '{}', '{}'
              from account_domain d, generate_series(1, 20000) n where d.source = 'FAELLED';
            insert into effective_role (user_id, user_role_id, system_id, assignment_id, source, through, recorded_from)
            select u.id, r.id, r.system_id, 1, 'USER', 'DIRECT', now()
              from role_user u, user_role r where r.identifier in ('READER', 'EDITOR');
            analyze role_user, effective_role, user_role, user_role_part, system_role, role_system
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
    void whatSomebodyMayDoIsFoundByWhoItIs() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            for (var statement : LOAD.split(";")) sql.sql(statement).update();
            var plan = String.join(
                    "\n",
                    sql.sql("explain " + CatalogueRights.PERMISSIONS)
                            .param("actor", UUID.randomUUID())
                            .param("limitable", CatalogueRights.LIMITABLE)
                            .param("today", LocalDate.of(2026, 1, 1))
                            .query(String.class)
                            .list());
            assertThat(plan)
                    .contains("role_user_ext_uuid")
                    .containsPattern(
                            "effective_role_pkey on effective_role e [^\n]*\n *Index Cond: [^\n]*user_id = u.id")
                    .doesNotContain("Seq Scan on role_user", "Seq Scan on effective_role");
        });
    }
}
