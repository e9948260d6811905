package dk.faelled.platform.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.faelled.platform.Files;
import dk.faelled.platform.ImportRun;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.StagedRow;
import dk.faelled.platform.TestDatabase;
import dk.faelled.platform.export.XlsxFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@Import(NumbersImporter.class)
@ExtendWith(ModuleTest.InATenant.class)
class ImportKitTest {
    private static final String HEADER = "Navn;Tal\r\n";

    @Autowired
    ImportDesk desk;

    @Autowired
    ImportLoad load;

    @Autowired
    RejectedRows rejected;

    @Autowired
    Files files;

    @Autowired
    JdbcClient sql;

    @Autowired
    PlatformTransactionManager transactions;

    @BeforeAll
    static void aTableToLoadInto(@Autowired ApplicationContext migrated) throws SQLException {
        try (var superuser = TestDatabase.database().superuser();
                var statement = superuser.createStatement()) {
            statement.execute(
                    "drop table if exists numbers; create table numbers (tenant_id uuid not null"
                            + " default current_setting('app.tenant')::uuid, name text, number int, primary key (tenant_id, name))");
            statement.execute("select tenant_table('numbers')");
        }
    }

    @Test
    void aDryRunFindsTheBadRowsAndKeepsNothing() throws IOException {
        var rows = IntStream.rangeClosed(2, 400)
                .mapToObj(line -> "n" + line + ";" + (line == 57 || line == 300 ? "-1" : line == 200 ? "x" : "7"))
                .collect(Collectors.joining("\r\n"));
        var run = tried("numbers.csv", (HEADER + rows).getBytes(UTF_8));
        assertThat(run.state()).isEqualTo(ImportRun.State.CHECKED);
        assertThat(run.good()).isEqualTo(396);
        assertThat(desk.problems(run.id(), 0, 10))
                .extracting(ImportRun.Problem::line)
                .containsExactly(57L, 200L, 300L);
        assertThat(desk.problems(run.id(), 0, 10).get(1).column()).isEqualTo("Tal");
        assertThat(loaded()).isEmpty();
    }

    @Test
    void theGoodRowsAreKeptAndTheOthersComeBackAsTheSameFileWithTheirErrors() throws IOException {
        var run = tried("numbers.csv", (HEADER + "a;1\r\nb;-1\r\n\"c\nd\";x\r\n'+e;2\r\n").getBytes(UTF_8));
        kept(run);
        assertThat(loaded()).containsExactlyInAnyOrder("a", "+e");
        var lines = new String(rejectedOf(run), UTF_8).split("\r\n");
        assertThat(lines[0]).isEqualTo("\ufeffNavn;Tal;Fejl;Løsning");
        assertThat(lines[1]).startsWith("b;'-1;Rækken strider");
        assertThat(lines[2]).isEqualTo("\"c\nd\";x;no number;digits");
        assertThat(lines).hasSize(3);
        assertThat(rejected.name(run)).isEqualTo("numbers-afvist.csv");
    }

    /** One that the importer refuses and one that only the database does, each far into a file that goes well so far. */
    @Test
    void aBadRowAmongManyThatAreTriedTogetherIsTheOnlyOneLost() throws IOException {
        var run = tried("many.csv", (HEADER + many(1_234, 2_000)).getBytes(UTF_8));
        assertThat(run.good()).isEqualTo(2_498);
        assertThat(desk.problems(run.id(), 0, 10))
                .extracting(ImportRun.Problem::line)
                .containsExactly(1_234L, 2_000L);
        assertThat(loaded()).isEmpty();
        assertThat(inSlices(run)).isEqualTo(new Counts(2_498, 2, 2_498, 0, 0, 0));
        assertThat(loaded())
                .hasSize(2_498)
                .contains("n1233", "n1235", "n1999", "n2001")
                .doesNotContain("n1234");
    }

    @Test
    void nothingIsKeptOfAFileThatWasToBeKeptWholeAndHasOneBadRowFarDown() throws IOException {
        var run = tried("many.csv", (HEADER + many(1_234, 2_000)).getBytes(UTF_8));
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                    var counts = load.applyAll(run, status, false, ImportLoad.Watch.NONE);
                    if (counts.bad() > 0) throw new RuleBroken("platform.import.bad-rows", counts.bad());
                }))
                .extracting(RuleBroken::key)
                .isEqualTo("platform.import.bad-rows");
        assertThat(loaded()).isEmpty();
    }

    @Test
    void whatALargeTrialLeavesInTheTablesIsClearedAwayAtOnce() throws IOException {
        long before = vacuums();
        tried("few.csv", (HEADER + "a;1\r\n").getBytes(UTF_8));
        assertThat(vacuums()).isEqualTo(before);
        tried("many.csv", (HEADER + many(1_234, 2_000)).getBytes(UTF_8));
        assertThat(vacuums()).isEqualTo(before + 1);
        assertThat(loaded()).isEmpty();
    }

    private long vacuums() {
        return new TransactionTemplate(transactions)
                .execute(status -> sql.sql("select vacuum_count from pg_stat_all_tables where relname = 'numbers'")
                        .query(Long.class)
                        .single());
    }

    /** Lines 2 to 2,501; the one is negative, the other says again what the line before it has said. */
    private static String many(int negative, int again) {
        return IntStream.rangeClosed(2, 2_501)
                .mapToObj(line -> "n" + (line == again ? line - 1 : line) + ";" + (line == negative ? "-1" : "7"))
                .collect(Collectors.joining("\r\n"));
    }

    private Counts inSlices(ImportRun run) {
        var counts = Counts.NONE;
        @Nullable StagedRow after = null;
        for (boolean more = true; more; ) {
            var from = after;
            var slice =
                    new TransactionTemplate(transactions).execute(status -> load.applySome(run, status, from, 1_000));
            counts = counts.plus(slice.counts());
            after = slice.last();
            more = after != null;
        }
        return counts;
    }

    @Test
    void lettersOfOldDanishFilesAreRead() throws IOException {
        var run = tried("gammel.csv", (HEADER + "Ærø;1\r\n").getBytes(Charset.forName("windows-1252")));
        kept(run);
        assertThat(loaded()).containsExactly("Ærø");
    }

    @Test
    void aWorkbookIsReadByWhatItHoldsAndComesBackAsOne() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new XlsxFile(bytes, "Tal", List.of("navn", "tal", "dag"))) {
            workbook.row(List.of("a", 1, LocalDate.of(2026, 3, 1)));
            workbook.row(List.of("b", 2.5, LocalDate.of(2026, 3, 1)));
        }
        var run = tried("noget.bin", bytes.toByteArray());
        kept(run);
        assertThat(loaded()).containsExactly("a");
        assertThat(desk.problems(run.id(), 0, 10)).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.value()).isEqualTo("2.5");
        });
        assertThat(desk.headers(run.id())).singleElement().satisfies(header -> assertThat(header.leftOut())
                .containsExactly("dag"));
    }

    @Test
    void filesOfAnArchiveAreToldApart() throws IOException {
        var run = tried("set.zip", zip(Map.of("en.csv", HEADER + "a;1\n", "to.csv", HEADER + "b;1\nc;-1\n")));
        assertThat(desk.problems(run.id(), 0, 10)).singleElement().satisfies(problem -> {
            assertThat(problem.part()).isEqualTo("to.csv");
            assertThat(problem.line()).isEqualTo(3);
        });
        try (var zip = new ZipInputStream(new ByteArrayInputStream(rejectedOf(run)))) {
            assertThat(zip.getNextEntry())
                    .isNotNull()
                    .extracting(ZipEntry::getName)
                    .isEqualTo("to.csv");
            assertThat(new String(zip.readAllBytes(), UTF_8)).contains("c;'-1;").doesNotContain("b;1");
            assertThat(zip.getNextEntry()).isNull();
        }
    }

    @Test
    void whatAPersonSaysOfTheColumnsIsRememberedForTheNextFile() throws IOException {
        var bytes = "Betegnelse;Antal;Bemærkning\na;1;x\n".getBytes(UTF_8);
        var first = tried("f.csv", bytes);
        assertThat(first.bad()).isEqualTo(1);
        assertThat(desk.headers(first.id()).getFirst().leftOut()).containsExactly("Betegnelse", "Antal", "Bemærkning");
        desk.choose(first.id(), Map.of("", List.of("name", "number", "-")));
        var second = tried("g.csv", "Antal;Bemærkning;Betegnelse\n2;;b\n".getBytes(UTF_8));
        assertThat(second.bad()).isZero();
        kept(second);
        assertThat(loaded()).containsExactly("b");
    }

    @Test
    void twoColumnsCannotMeanTheSame() throws IOException {
        var run = tried("f.csv", "A;B\na;1\n".getBytes(UTF_8));
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> desk.choose(run.id(), Map.of("", List.of("name", "name"))));
    }

    @Test
    void aHeaderWithMergedCellsIsRefused() {
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> tried("f.csv", "navn;;tal\na;;1\n".getBytes(UTF_8)))
                .extracting(RuleBroken::key)
                .isEqualTo("platform.import.header-gap");
    }

    @Test
    void anArchiveThatGrowsBeyondAllMeasureIsRefused() {
        var zeros = HEADER + "0".repeat(3_000_000);
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> tried("f.zip", zip(Map.of("f.csv", zeros))))
                .extracting(RuleBroken::key)
                .isEqualTo("platform.import.inflates");
    }

    private ImportRun tried(String name, byte[] bytes) throws IOException {
        var file = files.store(new ByteArrayInputStream(bytes), name, "", "import", bytes.length);
        var run = UUID.randomUUID();
        new TransactionTemplate(transactions).executeWithoutResult(status -> add(run, name, file.id()));
        long unreadable = load.stage(load.get(run));
        load.dryRun(load.get(run), unreadable, ImportLoad.Watch.NONE);
        return load.get(run);
    }

    /** As the upload does, but without the job that would try it in the background. */
    private void add(UUID run, String name, UUID file) {
        sql.sql("""
                        insert into import_run (id, kind, file_id, file_name, file_sha256, options, state, created_by)
                        select :id, 'platform.numbers', id, :name, sha256,
                               '{"createClasses":true,"endMissing":false,"source":""}', 'CHECKING', 'test'
                          from stored_file
                         where id = :file
                        """).param("id", run).param("name", name).param("file", file).update();
    }

    private void kept(ImportRun run) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> load.applySome(run, status, null, 1_000));
    }

    private List<String> loaded() {
        return new TransactionTemplate(transactions).execute(status -> sql.sql("select name from numbers order by name")
                .query(String.class)
                .list());
    }

    private byte[] rejectedOf(ImportRun run) throws IOException {
        var out = new ByteArrayOutputStream();
        rejected.write(run, out);
        return out.toByteArray();
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
