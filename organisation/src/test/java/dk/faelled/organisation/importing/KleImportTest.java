package dk.faelled.organisation.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.Classes;
import dk.faelled.organisation.Classification;
import dk.faelled.organisation.Found;
import dk.faelled.organisation.KleKeyword;
import dk.faelled.organisation.KleNumber;
import dk.faelled.organisation.KlePlan;
import dk.faelled.platform.ImportOptions;
import dk.faelled.platform.ImportRun;
import dk.faelled.platform.Imports;
import dk.faelled.platform.ModuleTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The subject plan becomes classes of facet kle_number. */
@ModuleTest
class KleImportTest {
    private static final LocalDate TODAY = LocalDate.now(java.time.ZoneId.of("Europe/Copenhagen"));
    private static final ImportOptions ENDING = new ImportOptions(true, true, "");
    private static final KleNumber BRIDGES = new KleNumber("05.01.08");

    @Autowired
    Imports imports;

    @Autowired
    dk.faelled.platform.Files files;

    @Autowired
    Classes classes;

    @Autowired
    KlePlan plan;

    @Test
    void numbersBecomeClassesUnderTheirParents() throws IOException {
        var run = load(KleFiles.PLAN, ImportOptions.DEFAULT);
        assertThat(run.created()).isEqualTo(5);
        var group = found("05.01", TODAY).orElseThrow();
        var subject = found("05.01.08", TODAY).orElseThrow();
        assertThat(subject.state().name()).isEqualTo("Broer");
        assertThat(subject.state().parent()).isEqualTo(group.id());
        assertThat(found("05", TODAY).orElseThrow().id()).hasToString("11111111-2222-4333-8444-555555555555");
        assertThat(found("05.01.08", LocalDate.of(2012, 6, 30))).isEmpty();
        assertThat(plan.keywords(BRIDGES))
                .containsExactly(new KleKeyword("bro", null), new KleKeyword("gangbro", null));
        assertThat(plan.replacedBy(new KleNumber("05.01.09"))).containsExactly(BRIDGES);
    }

    @Test
    void aNumberIsThereUntilTheDayItWentOutAndNotOnIt() throws IOException {
        load(KleFiles.PLAN, ImportOptions.DEFAULT);
        assertThat(found("05.01.09", LocalDate.of(2020, 2, 29))).isPresent();
        assertThat(found("05.01.09", LocalDate.of(2020, 3, 1))).isEmpty();
        assertThat(found("05.01.10", TODAY.minusDays(1))).isPresent();
        assertThat(found("05.01.10", TODAY)).isEmpty();
    }

    @Test
    void theSameFileAgainChangesNothing() throws IOException {
        load(KleFiles.PLAN, ENDING);
        var again = load(KleFiles.PLAN, ENDING);
        assertThat(again.unchanged()).isEqualTo(5);
        assertThat(again.created() + again.changed() + again.ended()).isZero();
    }

    @Test
    void aNewTitleHoldsFromTodayAndTheOldOneStaysInThePast() throws IOException {
        load(KleFiles.PLAN, ImportOptions.DEFAULT);
        var run = load(KleFiles.PLAN.replace("Broer", "Broer og tunneler"), ImportOptions.DEFAULT);
        assertThat(run.changed()).isEqualTo(1);
        assertThat(found("05.01.08", TODAY).orElseThrow().state().name()).isEqualTo("Broer og tunneler");
        assertThat(found("05.01.08", TODAY.minusDays(1)).orElseThrow().state().name())
                .isEqualTo("Broer");
    }

    @Test
    void aSubjectWithoutItsGroupIsRefused() {
        assertThatThrownBy(() -> load(KleFiles.subjects("05.01.08"), ImportOptions.DEFAULT))
                .hasMessageContaining("05.01.08 hører under 05.01");
    }

    @Test
    void theKeywordSetNeitherRenamesGroupsNorTakesThePlansKeywordsAway() throws IOException {
        load(KleFiles.PLAN, ImportOptions.DEFAULT);
        var set = "KLENummer='05.01.00':KLETitel='Veje i almindelighed':Keywords[Weight]=vej[5];\n"
                + "KLENummer='05.01.08':KLETitel='Broer':Keywords[Weight]=bro[9];\n";
        var run = load(set, ImportOptions.DEFAULT);
        assertThat(run.created()).isEqualTo(1);
        assertThat(run.changed()).isEqualTo(1);
        assertThat(found("05.01", TODAY).orElseThrow().state().name()).isEqualTo("Vejes administration");
        assertThat(plan.keywords(BRIDGES)).contains(new KleKeyword("bro", null), new KleKeyword("bro", 9));
        assertThat(load(set, ImportOptions.DEFAULT).unchanged()).isEqualTo(4);
    }

    @Test
    void whatANewListLacksEndsOnlyWhereAskedAndWithinTheSafetyLimit() throws IOException {
        load(KleFiles.PLAN, ImportOptions.DEFAULT);
        var all = numbers(11, 60);
        load(KleFiles.subjects(all), ImportOptions.DEFAULT);
        load(KleFiles.subjects(numbers(12, 60)), ImportOptions.DEFAULT);
        assertThat(found("05.01.11", TODAY)).isPresent();
        var run = load(KleFiles.subjects(numbers(12, 60)), ENDING);
        assertThat(run.ended()).isEqualTo(2); // 05.01.08 of the plan, too
        assertThat(found("05.01.11", TODAY)).isEmpty();
        assertThat(found("05.01", TODAY)).isPresent();
        assertThatThrownBy(() -> load(KleFiles.subjects(numbers(40, 60)), ENDING))
                .hasMessageContaining("safety");
        assertThat(found("05.01.13", TODAY)).isPresent();
    }

    @Test
    void theRealKeywordSetLoadsWhole() throws IOException {
        var text = Files.readString(KleFiles.keywordSet());
        var run = load(text, ImportOptions.DEFAULT);
        assertThat(run.created()).isEqualTo(2390 + 498 + 37);
        assertThat(found("05.01.00", TODAY).orElseThrow().state().parent())
                .isEqualTo(found("05.01", TODAY).orElseThrow().id());
        assertThat(plan.keywords(new KleNumber("00.01.00"))).contains(new KleKeyword("ok01", 1000));
        assertThat(load(text, ImportOptions.DEFAULT).unchanged()).isEqualTo(run.created());
    }

    private Optional<Found<ClassId, Classification>> found(String number, LocalDate on) {
        return classes.keyed("kle_number", number, AsOf.on(on));
    }

    private static String[] numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> "05.01." + i).toArray(String[]::new);
    }

    private ImportRun load(String text, ImportOptions options) throws IOException {
        var bytes = text.getBytes(UTF_8);
        var file = files.store(new ByteArrayInputStream(bytes), "kle", "text/plain", "import", bytes.length);
        return imports.loadNow("organisation.kle", file, options);
    }
}
