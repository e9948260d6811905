package dk.faelled.roles.effective;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.Faelled;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.TestDatabase;
import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is sought among all that everybody holds is found by an index. */
@SpringBootTest(classes = Faelled.class)
@ExtendWith(ModuleTest.InATenant.class)
class EffectivePlansTest {
    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void whoGainsOrLosesOnADayIsFoundByTheDay() throws SQLException {
        assertThat(plan(EffectiveTable.TURNING, "day", LocalDate.of(2026, 2, 1)))
                .contains("effective_role_start", "effective_role_stop")
                .doesNotContain("Seq Scan");
    }

    @Test
    void whomAnAssignmentReachesIsFoundByWhatItGives() throws SQLException {
        assertThat(plan(EffectiveTable.REACHED, "assignment", 7L))
                .contains("effective_role_role", "effective_role_group")
                .doesNotContain("Seq Scan on effective_role");
    }

    private String plan(String query, String parameter, Object value) throws SQLException {
        TestDatabase.isPlannedForFewAuthorities();
        return transaction.execute(status -> {
            status.setRollbackOnly();
            sql.sql("""
                            insert into effective_role (user_id, user_role_id, group_id, assignment_id, source, through,
                                                        start_date, stop_date, recorded_from)
                            select gen_random_uuid(), n % 200, case when n % 10 = 0 then n % 300 end, n, 'USER', 'DIRECT',
                                   case when n % 100 = 0 then date '2026-01-01' + n / 100 end,
                                   case when n % 100 = 1 then date '2026-01-01' + n / 100 end, now()
                              from generate_series(1, 20000) n
                            """).update();
            sql.sql("analyze effective_role").update();
            return String.join(
                    "\n",
                    sql.sql("explain " + query)
                            .param(parameter, value)
                            .query(String.class)
                            .list());
        });
    }
}
