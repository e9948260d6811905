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

/** Who is told of a day that begins is found by the day, however much everybody holds. */
@SpringBootTest(classes = Faelled.class)
@ExtendWith(ModuleTest.InATenant.class)
class EffectivePlansTest {
    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void whoGainsOrLosesOnADayIsFoundByTheDay() throws SQLException {
        TestDatabase.isPlannedForFewAuthorities();
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            sql.sql("""
                            insert into effective_role (user_id, user_role_id, assignment_id, source, through, start_date,
                                                        stop_date, recorded_from)
                            select gen_random_uuid(), 1, n, 'USER', 'DIRECT',
                                   case when n % 100 = 0 then date '2026-01-01' + n / 100 end,
                                   case when n % 100 = 1 then date '2026-01-01' + n / 100 end, now()
                              from generate_series(1, 20000) n
                            """).update();
            sql.sql("analyze effective_role").update();
            var plan = String.join(
                    "\n",
                    sql.sql("explain " + EffectiveTable.TURNING)
                            .param("day", LocalDate.of(2026, 2, 1))
                            .query(String.class)
                            .list());
            assertThat(plan)
                    .contains("effective_role_start", "effective_role_stop")
                    .doesNotContain("Seq Scan");
        });
    }
}
