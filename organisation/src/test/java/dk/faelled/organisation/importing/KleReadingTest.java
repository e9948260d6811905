package dk.faelled.organisation.importing;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.faelled.organisation.KleKeyword;
import dk.faelled.platform.RuleBroken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The formats of the subject plan, told apart by what stands in them. */
class KleReadingTest {
    @Test
    void thePlanIsReadWithItsDatesSuccessorsAndKeywords() throws IOException {
        var read = read(KleFiles.PLAN.getBytes(UTF_8));
        assertThat(read.problems).isEmpty();
        assertThat(read.rows)
                .extracting(row -> row.item().number())
                .containsExactlyInAnyOrder("05", "05.01", "05.01.08", "05.01.09", "05.01.10");
        var main = read.item("05");
        assertThat(main.title()).isEqualTo("Veje & trafik");
        assertThat(main.uuid()).isEqualTo("11111111-2222-4333-8444-555555555555");
        assertThat(main.created()).isEqualTo("2007-01-01");
        assertThat(main.historic()).isFalse();
        assertThat(read.item("05.01.08").keywords())
                .containsExactly(new KleKeyword("bro", null), new KleKeyword("gangbro", null));
        var moved = read.item("05.01.09");
        assertThat(moved.ended()).isEqualTo(LocalDate.of(2020, 3, 1));
        assertThat(moved.replacedBy()).containsExactly("05.01.08");
        var gone = read.item("05.01.10");
        assertThat(gone.title()).isEqualTo("Hestevogne");
        assertThat(gone.historic()).isTrue();
        assertThat(gone.ended()).isNull();
    }

    @Test
    void parentsComeFirstAndWhatIsNotReadIsCounted() throws IOException {
        var read = read(KleFiles.PLAN.getBytes(UTF_8));
        assertThat(read.rows).filteredOn(row -> row.phase() == 0).hasSize(1);
        assertThat(read.rows).filteredOn(row -> row.phase() == 1).hasSize(1);
        assertThat(read.rows).filteredOn(row -> row.phase() == 2).hasSize(3);
        assertThat(read.leftOut)
                .containsExactly("EmneRetskildeReference (2)", "HovedgruppeVejledning (1)", "UdgivelsesDato (1)");
    }

    @Test
    void theListsAreReadWithAndWithoutNamespaceAndInOtherAlphabets() throws IOException {
        assertThat(read(KleFiles.subjects("05.01.08", "05.01.09").getBytes(UTF_8)).rows)
                .hasSize(2);
        var groups =
                "<KLE-Grupper><Gruppe><GruppeNr>05.01</GruppeNr><GruppeTitel>Æøå</GruppeTitel></Gruppe></KLE-Grupper>";
        assertThat(read(groups.getBytes(UTF_16)).rows)
                .singleElement()
                .satisfies(row -> assertThat(row.item().title()).isEqualTo("Æøå"));
    }

    @Test
    void eachMistakeIsSaidWithItsLineAndTheReadingGoesOn() throws IOException {
        var read = read("""
                <KLE-Emner>
                <Emne><EmneNr>5.1.8</EmneNr><EmneTitel>a</EmneTitel></Emne>
                <Emne><EmneNr>05.01</EmneNr><EmneTitel>a</EmneTitel></Emne>
                <Emne><EmneNr>05.01.08</EmneNr></Emne>
                <Emne><EmneNr>05.01.09</EmneNr><EmneTitel>a</EmneTitel></Emne>
                <Emne><EmneNr>05.01.09</EmneNr><EmneTitel>b</EmneTitel></Emne>
                <Emne><EmneNr>05.01.11</EmneNr><EmneTitel>b</EmneTitel><UUID>x</UUID></Emne>
                <Emne><EmneNr>05.01.12</EmneNr><EmneTitel>b</EmneTitel><EmneAdministrativInfo><OprettetDato>i går</OprettetDato></EmneAdministrativInfo></Emne>
                </KLE-Emner>""".getBytes(UTF_8));
        assertThat(read.rows).hasSize(1);
        assertThat(read.problems).extracting(ReadRows.Wrong::line).containsExactly(2L, 3L, 4L, 6L, 7L, 8L);
        assertThat(read.problems.getFirst().right()).contains("NN.NN.NN");
        assertThat(read.problems.get(3).reason()).contains("linje 5");
    }

    @Test
    void aSubjectInAnotherGroupsElementIsRefused() throws IOException {
        var read = read(KleFiles.PLAN
                .replace("05.01.08</EmneNr>\n", "06.01.08</EmneNr>\n")
                .getBytes(UTF_8));
        assertThat(read.problems).singleElement().satisfies(problem -> {
            assertThat(problem.value()).isEqualTo("06.01.08");
            assertThat(problem.reason()).contains("05.01");
        });
    }

    @Test
    void aFileThatBreaksOffIsRefusedWithThePlaceWhereItDid() {
        refused(KleFiles.PLAN.substring(0, KleFiles.PLAN.indexOf("gangbro")), "organisation.import.kle.broken")
                .satisfies(broken -> assertThat(broken.arguments())
                        .containsExactly(19, "/KLE-Emneplan/Hovedgruppe/Gruppe/Emne/EmneStikord"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><KLE-Emner><Emne><EmneNr>&x;</EmneNr></Emne></KLE-Emner>",
                "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/a.dtd\"><KLE-Emner/>",
                "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><KLE-Emner><Emne><EmneTitel>&b;</EmneTitel></Emne></KLE-Emner>"
            })
    void documentTypesAndEntitiesAreRefused(String text) {
        refused(text, "organisation.import.kle.dtd");
    }

    @Test
    void otherFilesAreRefusedInWords() {
        refused("<html/>", "organisation.import.kle.root");
        refused("nummer;titel", "organisation.import.kle.format");
    }

    @Test
    void aFileBeyondTheLimitIsRefusedBeforeItFillsTheMemory() {
        var start = new ByteArrayInputStream("<KLE-Emner><Emne><EmneTitel>".getBytes(UTF_8));
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> KleReading.read(new SequenceInputStream(start, new Endless()), new ReadRows()))
                .satisfies(broken -> assertThat(broken.key()).isEqualTo("organisation.import.kle.large"));
    }

    @Test
    void theKeywordSetDerivesGroupsAndMainGroups() throws IOException {
        var read = read("""
                KLENummer='05.00.00':KLETitel='Veje i almindelighed':Keywords[Weight]=vej[5];vej[7];grøft; grav[10];
                KLENummer='05.01.08':KLETitel='Ejers 'egen' vej':Keywords[Weight]=
                KLENummer='05.01.09':KLETitel='x':Keywords[Weight]=vej
                noget andet
                """.replace("grøft; grav", "grøft, grav").getBytes(UTF_8));
        assertThat(read.problems).extracting(ReadRows.Wrong::line).containsExactly(3L, 4L);
        assertThat(read.rows)
                .extracting(row -> row.item().number() + " " + row.item().title())
                .containsExactlyInAnyOrder(
                        "05 Veje",
                        "05.00 Veje",
                        "05.00.00 Veje i almindelighed",
                        "05.01 Gruppe 05.01",
                        "05.01.08 Ejers 'egen' vej");
        assertThat(read.rows.getFirst().item().keywords())
                .containsExactly(new KleKeyword("vej", 7), new KleKeyword("grøft, grav", 10));
    }

    @Test
    void oldLettersInTheKeywordSetAreRead() throws IOException {
        var line = "KLENummer='05.01.08':KLETitel='Færger':Keywords[Weight]=å[1];";
        assertThat(read(line.getBytes(Charset.forName("windows-1252")))
                        .rows
                        .getFirst()
                        .item()
                        .title())
                .isEqualTo("Færger");
    }

    @Test
    void theRealKeywordSetIsReadWhole() throws IOException {
        var read = read(Files.readAllBytes(KleFiles.keywordSet()));
        assertThat(read.problems).isEmpty();
        assertThat(read.rows).filteredOn(row -> row.phase() == 2).hasSize(2390);
        assertThat(read.rows).filteredOn(row -> row.phase() == 1).hasSize(498);
        assertThat(read.rows).filteredOn(row -> row.phase() == 0).hasSize(37);
    }

    private static ReadRows read(byte[] file) throws IOException {
        var rows = new ReadRows();
        KleReading.read(new ByteArrayInputStream(file), rows);
        return rows;
    }

    private static org.assertj.core.api.ThrowableAssertAlternative<RuleBroken> refused(String file, String key) {
        return assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> read(file.getBytes(UTF_8)))
                .satisfies(broken -> assertThat(broken.key()).isEqualTo(key));
    }

    private static class Endless extends InputStream {
        @Override
        public int read() {
            return ' ';
        }
    }
}
