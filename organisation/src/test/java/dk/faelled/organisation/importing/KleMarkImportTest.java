package dk.faelled.organisation.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.Classes;
import dk.faelled.organisation.Classification;
import dk.faelled.organisation.Facets;
import dk.faelled.organisation.Found;
import dk.faelled.organisation.Kle;
import dk.faelled.organisation.KleId;
import dk.faelled.organisation.KleMarkings;
import dk.faelled.organisation.Unit;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.Units;
import dk.faelled.organisation.Validity;
import dk.faelled.platform.ImportOptions;
import dk.faelled.platform.ImportRun;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.importing.ImportTrial;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The marking spreadsheet: which unit answers for, sees or carries out what (5.7). */
@ModuleTest
@Import(ImportTrial.class)
class KleMarkImportTest {
    private static final LocalDate TODAY = LocalDate.now(java.time.ZoneId.of("Europe/Copenhagen"));
    private static final LocalDate START = LocalDate.of(2020, 1, 1);
    private static final ImportOptions ENDING = new ImportOptions(true, true, "");

    @Autowired
    ImportTrial trial;

    @Autowired
    Units units;

    @Autowired
    Classes classes;

    @Autowired
    Facets facets;

    @Autowired
    KleMarkings marks;

    @Autowired
    Tenants tenants;

    UnitId roads = UnitId.fresh();
    UnitId school = UnitId.fresh();

    @BeforeEach
    void unitsAndAPlan() {
        var type = aClass("org_unit_type", "Afdeling", "Afdeling");
        roads = unit("V1", "Vej og Park", type);
        school = unit("S1", "Skolen ved Åen", type);
        aClass("kle_number", "05.01", "Vejes administration");
        aClass("kle_number", "05.01.08", "Broer");
    }

    private UnitId unit(String key, String name, ClassId type) {
        return units.create(
                UnitId.fresh(), Validity.from(START), new Unit(key, name, null, type, null, null, null), null);
    }

    private ClassId aClass(String facet, String key, String name) {
        return classes.create(
                ClassId.fresh(),
                Validity.ALWAYS,
                Classification.of(key, name, facets.keyed(facet).orElseThrow(), null),
                null);
    }

    private static byte[] workbook(Map<String, List<List<String>>> sheets) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "Prøve", "1.0")) {
            for (var sheet : sheets.entrySet()) {
                var out = book.newWorksheet(sheet.getKey());
                for (int row = 0; row < sheet.getValue().size(); row++)
                    for (int column = 0; column < sheet.getValue().get(row).size(); column++)
                        out.value(row, column, sheet.getValue().get(row).get(column));
            }
        }
        return bytes.toByteArray();
    }

    private static final List<String> HEAD = List.of("Enhed", "KLE-nummer");

    private static byte[] marking() throws IOException {
        var sheets = new java.util.LinkedHashMap<String, List<List<String>>>();
        sheets.put("Ansvarlig", List.of(HEAD, List.of("vej og park", "05.01.08 Broer"), List.of("S1", "05.01")));
        sheets.put("Indsigt", List.of(HEAD, List.of("Vej og Park", "05.01.08")));
        sheets.put("Udførende", List.of());
        return workbook(sheets);
    }

    private ImportRun tried(String name, byte[] file, ImportOptions options) throws IOException {
        return trial.tried("organisation.kle-marks", name, file, options);
    }

    private ImportRun loaded(String name, byte[] file, ImportOptions options) throws IOException {
        return trial.all(tried(name, file, options));
    }

    private List<Found<KleId, Kle>> marked(UnitId unit, LocalDate on) {
        return marks.list(AsOf.on(on), null, 100).stream()
                .filter(mark -> mark.state().unit().equals(unit))
                .toList();
    }

    private Set<String> aspects(Found<KleId, Kle> mark) {
        return mark.state().aspects().stream()
                .map(id -> classes.find(id, AsOf.on(TODAY)).orElseThrow().userKey())
                .collect(Collectors.toSet());
    }

    @Test
    void whatAllSheetsSayOfAUnitAndANumberIsOneMarking() throws IOException {
        var run = loaded("mærker.xlsx", marking(), ImportOptions.DEFAULT);
        assertThat(run.created()).isEqualTo(2);
        assertThat(marked(roads, TODAY)).singleElement().satisfies(mark -> {
            assertThat(aspects(mark)).containsExactlyInAnyOrder("Ansvarlig", "Indsigt");
            assertThat(mark.valid()).isEqualTo(Validity.from(TODAY));
        });
        assertThat(marked(school, TODAY)).hasSize(1);
        var again = loaded("mærker.xlsx", marking(), ImportOptions.DEFAULT);
        assertThat(again.created() + again.changed() + again.ended()).isZero();
    }

    @Test
    void aLaterFileReplacesAspectsAndEndsWhatItLacksOnlyWhereAsked() throws IOException {
        loaded("m.csv", csv("Vej og Park;05.01.08;Ansvarlig|Indsigt;2021-01-01;", "S1;05.01;Udførende;;"), ENDING);
        assertThat(aspects(marked(roads, LocalDate.of(2021, 1, 1)).getFirst())).hasSize(2);
        var less = csv("V1;05.01.08;Indsigt;;");
        assertThat(loaded("m.csv", less, ImportOptions.DEFAULT).changed()).isEqualTo(1);
        assertThat(aspects(marked(roads, TODAY).getFirst())).containsExactly("Indsigt");
        assertThat(aspects(marked(roads, TODAY.minusDays(1)).getFirst())).hasSize(2);
        assertThat(marked(school, TODAY)).hasSize(1);
        assertThat(loaded("m.csv", less, ENDING).ended()).isEqualTo(1);
        assertThat(marked(school, TODAY)).isEmpty();
        assertThat(marked(school, TODAY.minusDays(1))).as("it began today").isEmpty();
    }

    @Test
    void theFilesNameMaySayTheAspect() throws IOException {
        var file = "afdeling;kle\n" + school + ";5.01.08\n";
        loaded("Udførende.csv", file.getBytes(UTF_8), ImportOptions.DEFAULT);
        assertThat(aspects(marked(school, TODAY).getFirst())).containsExactly("Udførende");
    }

    @Test
    void whatIsWrongIsSaidByPartLineAndColumnAndNothingIsMarked() throws IOException {
        var type = aClass("org_unit_type", "Team", "Team");
        unit("T1", "Team", type);
        unit("T2", "Team", type);
        var sheets = new java.util.LinkedHashMap<String, List<List<String>>>();
        sheets.put(
                "Ansvarlig",
                List.of(
                        HEAD,
                        List.of("Findes ikke", "05.01"),
                        List.of("Team", "05.01"),
                        List.of("S1", "5.1"),
                        List.of("", "05.01")));
        sheets.put("Indsigt", List.of(List.of("Enhed", "Noget"), List.of("S1", "05.01")));
        sheets.put("Udførende", List.of(HEAD, List.of("S1", "99.99.99")));
        var run = tried("mærker.xlsx", workbook(sheets), ImportOptions.DEFAULT);
        assertThat(trial.problems(run))
                .extracting(ImportRun.Problem::part, ImportRun.Problem::line, ImportRun.Problem::column)
                .containsExactlyInAnyOrder(
                        tuple("Ansvarlig", 2L, "Enhed"),
                        tuple("Ansvarlig", 3L, "Enhed"),
                        tuple("Ansvarlig", 4L, "KLE-nummer"),
                        tuple("Ansvarlig", 5L, "Enhed"),
                        tuple("Indsigt", 1L, "number"),
                        tuple("Udførende", 2L, "KLE-nummer"));
        assertThat(trial.problems(run).toString()).contains("2 enheder hedder Team", "99.99.99 findes ikke");
        assertThat(marked(school, TODAY)).isEmpty();
        var bad = tried("m.csv", csv("S1;05.01;Bestemmer;;", "S1;05.01;Indsigt;2021-01-01;2020-01-01"), ENDING);
        assertThat(trial.problems(bad))
                .extracting(ImportRun.Problem::line, ImportRun.Problem::column)
                .containsExactlyInAnyOrder(tuple(2L, "aspekt"), tuple(3L, "til"));
    }

    @Test
    void anotherAuthoritysUnitsAreNotFound() throws IOException {
        var other = tenants.create(
                        Integer.toString(ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000)),
                        "995",
                        "Naboby",
                        TenantInfo.Kind.MUNICIPALITY)
                .id();
        var file = csv("S1;05.01;Indsigt;;", school + ";05.01;Indsigt;;");
        Tenant.<IOException>run(other, () -> assertThat(trial.problems(tried("m.csv", file, ImportOptions.DEFAULT)))
                .extracting(ImportRun.Problem::line, ImportRun.Problem::column)
                .containsExactlyInAnyOrder(tuple(2L, "enhed"), tuple(3L, "enhed")));
        assertThat(marked(school, TODAY)).isEmpty();
    }

    private static byte[] csv(String... rows) {
        return ("enhed;kle-nummer;aspekt;fra;til\n" + String.join("\n", rows) + "\n").getBytes(UTF_8);
    }
}
