package dk.faelled.organisation.report;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.organisation.shelf.Filing;
import dk.faelled.organisation.shelf.Format;
import dk.faelled.organisation.shelf.Shelf;
import dk.faelled.platform.Files;
import dk.faelled.platform.ModuleTest;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A report of a hundred thousand rows takes no more memory at its end than at its beginning. */
@ModuleTest
class LargeReportTest {
    private static final int ROWS = 100_000;
    private static final long GROWTH = 16_000_000;

    @Autowired
    StandardTable table;

    @Autowired
    Filing filing;

    @Autowired
    Files files;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void aLargeAuthority() {
        transaction.executeWithoutResult(_ -> {
            sql.sql("""
                            insert into unit (id, valid, registered_from, user_key, name, type_id)
                            values ('00000000-0000-0000-0000-000000000001', '[2020-01-01,)', now(), 'k', 'Skolen', gen_random_uuid())
                            """).update();
            sql.sql("""
                            with one as (
                                insert into person (id, valid, registered_from, user_key, given_name, surname, nickname_given_name, nickname_surname)
                                select gen_random_uuid(), '[2020-01-01,)', now(), 'k', 'Navn ' || i, 'Efternavn', '', ''
                                  from generate_series(1, :rows) i
                                returning id
                            )
                            insert into engagement (id, valid, registered_from, user_key, person_id, unit_id, type_id, job_function_id, extensions)
                            select gen_random_uuid(), '[2020-01-01,)', now(), 'k', id, '00000000-0000-0000-0000-000000000001',
                                   gen_random_uuid(), gen_random_uuid(), '{}'
                              from one
                            """).param("rows", ROWS).update();
            // as a load does; else the plan hangs on whether the database has looked by itself yet
            sql.sql("analyze unit, person, engagement").update();
        });
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void memoryDoesNotGrowWithTheRows(Format format) {
        var report = StandardReport.EMPLOYEES;
        var used = new ArrayList<Long>();
        var count = new int[1];
        var item = filing.file(
                new Filing.Label(Shelf.EXPORTS, "stor", report.name(), false, null),
                format,
                report.title(),
                report.heads(false),
                rows -> table.each(report, LocalDate.of(2026, 1, 1), List.of(), false, (person, cells) -> {
                    if (++count[0] % 24_000 == 1) used.add(used());
                    rows.row(person, cells);
                }));
        assertThat(item.rows()).isEqualTo(ROWS);
        assertThat(item.subjects()).isNotNull();
        assertThat(files.find(item.id()).orElseThrow().size()).isPositive();
        assertThat(used).hasSizeGreaterThan(4);
        assertThat(used.getLast() - used.get(1)).as("%s", used).isLessThan(GROWTH);
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
