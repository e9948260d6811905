package dk.faelled.identity.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.Faelled;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.TestDatabase;
import dk.faelled.platform.list.ListDefinition;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Among 10,000 persons a service desk finds the one without reading them all. */
@SpringBootTest(classes = Faelled.class)
@ExtendWith(ModuleTest.InATenant.class)
class PersonPlansTest {
    private static final String LOAD = """
            insert into identity_domain (id, name, source, shortest, longest, classes, three_of_four, specials, danish,
                                         person_name, words, history, max_age_days, reminder_days, changes_a_day, tries,
                                         lock_minutes, leaked, password_minutes, second_minutes)
            values ('00000000-0000-0000-0000-0000000000d0', 'plan.example', 'ACCOUNTS', 12, 64, '{}', false, '', true,
                    false, '{}', 8, 365, 14, 0, 5, 5, true, 180, 60);
            insert into identity_person (id, domain_id, user_name, name)
            select gen_random_uuid(), '00000000-0000-0000-0000-0000000000d0', 'u' || md5(n::text),
                   md5('a' || n) || ' ' || md5('b' || n)
              from generate_series(1, 10000) n;
            analyze identity_person, identity_domain, identity_proofing
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
    void aPageIsReadInOrderAndASearchByWhatIsInTheName() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            for (var statement : LOAD.split(";")) sql.sql(statement).update();
            assertThat(plan(PersonList.DEFINITION, "true"))
                    .contains("identity_person_name_da")
                    .doesNotContain("Sort", "Seq Scan on identity_person");
            assertThat(plan(PersonList.DEFINITION, "p.search like '%8f14e45f%'"))
                    .contains("identity_person_search")
                    .doesNotContain("Seq Scan on identity_person");
        });
    }

    private String plan(ListDefinition<?> list, String condition) {
        return String.join(
                "\n",
                sql.sql("explain select " + list.select() + " from " + list.from() + " where " + list.where() + " and "
                                + condition + " order by p.name collate \"da-x-icu\", p.id limit 51")
                        .query(String.class)
                        .list());
    }
}
