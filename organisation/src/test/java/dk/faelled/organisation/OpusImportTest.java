package dk.faelled.organisation;

import static dk.faelled.organisation.PayrollDesk.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dk.faelled.platform.Cpr;
import dk.faelled.platform.ImportRun;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.importing.ImportTrial;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Payroll files (5.7): the first is loaded whole, later ones change what they say otherwise. */
@ModuleTest
@Import({ImportTrial.class, PayrollDesk.class})
@TestPropertySource(properties = "faelled.organisation.opus.skip-units=9000")
class OpusImportTest {
    private static final String ANE = "6112800001";
    private static final String BO = "6112800002";

    @Autowired
    PayrollDesk desk;

    @Autowired
    Tenants tenants;

    @Test
    void theFirstFileIsLoadedWholeWithAllThatItSays() throws IOException {
        var run = desk.loaded(
                "2021-03-01",
                new PayrollFile()
                        .employee(
                                "1",
                                ANE,
                                "Ane",
                                "20",
                                "workPhone",
                                "12 34 56 78",
                                "email",
                                "ane@soendby.example",
                                "userId",
                                "AHOLM",
                                "address",
                                "Åvej 1",
                                "postalCode",
                                "8000",
                                "city",
                                "Aarhus C",
                                "isManager",
                                "true",
                                "superiorLevel",
                                "2",
                                "subordinateLevel",
                                "3",
                                "numerator",
                                "30",
                                "denominator",
                                "40")
                        .unit(
                                "20",
                                "10",
                                "Skole &amp; Børn",
                                "startDate",
                                "2020-06-01",
                                "phoneNumber",
                                "87654321",
                                "eanNr",
                                "5790000000001",
                                "pNr",
                                "0000000000",
                                "street",
                                "Bygaden 2",
                                "zipCode",
                                "8000",
                                "city",
                                "Aarhus C")
                        .unit("10", "", "Søndby Kommune"));
        assertThat(run.created()).isEqualTo(3);
        var school =
                desk.units.find(desk.unit("20"), AsOf.on(day("2020-06-01"))).orElseThrow();
        assertThat(school.name()).isEqualTo("Skole & Børn");
        assertThat(school.parent()).isEqualTo(desk.unit("10"));
        assertThat(desk.address("unit:20:phone").list().getFirst().state().value())
                .isEqualTo("87654321");
        assertThat(desk.address("unit:20:post").list().getFirst().state().value())
                .isEqualTo("Bygaden 2, 8000 Aarhus C");
        assertThat(desk.address("unit:20:pnumber").isEmpty()).isTrue();
        var job = desk.job("1").list();
        assertThat(job).singleElement().satisfies(segment -> {
            assertThat(segment.valid()).isEqualTo(Validity.from(day("2021-02-01")));
            assertThat(desk.name(segment.state().jobFunction())).isEqualTo("Lærer");
            assertThat(desk.name(segment.state().type())).isEqualTo("Månedsløn");
            assertThat(segment.state().fraction()).isEqualTo(750_000);
            assertThat(segment.state().unit()).isEqualTo(desk.unit("20"));
        });
        var manager = desk.manager("1").list().getFirst();
        assertThat(desk.name(java.util.Objects.requireNonNull(manager.state().level())))
                .isEqualTo("2.3");
        assertThat(manager.valid()).isEqualTo(Validity.from(day("2021-02-01")));
        var account = desk.account("aholm").list().getFirst().state();
        assertThat(account.userKey()).isEqualTo("AHOLM");
        assertThat(account.engagements()).hasSize(1);
        assertThat(desk.address("employee:1:phone").list().getFirst().state().value())
                .isEqualTo("12345678");
        var person =
                desk.people.withCpr(new Cpr(ANE), AsOf.on(day("2021-03-01"))).getFirst();
        assertThat(desk.address("person:" + person.value() + ":post")
                        .list()
                        .getFirst()
                        .state()
                        .value())
                .isEqualTo("Åvej 1, 8000 Aarhus C");
    }

    @Test
    void theSameFileAgainRegistersNothing() throws IOException {
        var file = authority()
                .employee("1", ANE, "Ane", "20", "userId", "AHOLM", "email", "ane@soendby.example", "isManager", "true")
                .employee("2", BO, "Bo", "20", "leaveDate", "2022-01-31")
                .raw(
                        "<employee id=\"3\" lastChanged=\"2021-02-01\"><workContractText>Annulleret</workContractText></employee>")
                .leave("4");
        desk.loaded("2021-03-01", file);
        long before = desk.registrations();
        var again = desk.loaded("2021-03-01", file);
        assertThat(desk.registrations()).isEqualTo(before);
        assertThat(again.created() + again.changed() + again.ended()).isZero();
        assertThat(again.unchanged()).isEqualTo(7);
    }

    @Test
    void dailyFilesMoveEndCancelAndReopen() throws IOException {
        desk.loaded(
                "2021-03-01",
                authority()
                        .employee("1", ANE, "Ane", "20", "userId", "AHOLM", "isManager", "true")
                        .employee("2", BO, "Bo", "20")
                        .employee("3", "6112800003", "Cille", "20"));
        var known = java.time.Instant.now();
        var second = desk.loaded(
                "2021-05-01",
                new PayrollFile()
                        .employee(
                                "1",
                                ANE,
                                "Ane",
                                "30",
                                "userId",
                                "AHOLM",
                                "isManager",
                                "false",
                                "lastChanged",
                                "2021-04-15")
                        .leave("2")
                        .employee("3", "6112800003", "Cille", "20", "workContractText", "Annulleret")
                        .employee("4", "6112800004", "Dorte", "30", "entryDate", "2021-05-15"));
        assertThat(second.created()).isEqualTo(1);
        assertThat(second.changed()).isEqualTo(3);
        assertThat(desk.job("1").list())
                .extracting(Segment::valid, segment -> segment.state().unit())
                .containsExactly(
                        tuple(Validity.between(day("2021-02-01"), day("2021-04-15")), desk.unit("20")),
                        tuple(Validity.from(day("2021-04-15")), desk.unit("30")));
        assertThat(desk.manager("1").span()).isEqualTo(Validity.between(day("2021-02-01"), day("2021-04-15")));
        assertThat(desk.job("2").span()).isEqualTo(Validity.between(day("2021-02-01"), day("2021-05-02")));
        assertThat(desk.job("3").isEmpty()).isTrue();
        assertThat(desk.job("4").span()).isEqualTo(Validity.from(day("2021-05-15")));
        var third = desk.loaded(
                "2021-06-01",
                new PayrollFile()
                        .employee("2", BO, "Bo", "20", "lastChanged", "2021-05-20")
                        .employee("3", "6112800003", "Cille", "20"));
        assertThat(third.changed()).isEqualTo(2);
        assertThat(desk.job("2").span()).isEqualTo(Validity.from(day("2021-02-01")));
        assertThat(desk.job("3").span()).isEqualTo(Validity.from(day("2021-02-01")));
        assertThat(desk.engagements
                        .segments(new EngagementId(PayrollDesk.named("engagement:1")), known)
                        .list())
                .as("what was known before the second file")
                .singleElement()
                .satisfies(segment -> assertThat(segment.state().unit()).isEqualTo(desk.unit("20")));
    }

    @Test
    void aLeaverTakesEverythingThatHungOnTheEmploymentAndNothingElse() throws IOException {
        var file = authority()
                .employee("1", ANE, "Ane", "20", "userId", "AHOLM", "email", "a@b.dk", "isManager", "true")
                .employee("2", ANE, "Ane", "30", "userId", "AHOLM");
        desk.loaded("2021-03-01", file);
        assertThat(desk.account("aholm").list().getFirst().state().engagements())
                .hasSize(2);
        desk.loaded("2021-04-30", new PayrollFile().leave("1"));
        var last = Validity.between(day("2021-02-01"), day("2021-05-01"));
        assertThat(desk.job("1").span()).isEqualTo(last);
        assertThat(desk.manager("1").span()).isEqualTo(last);
        assertThat(desk.address("employee:1:email").span()).isEqualTo(last);
        assertThat(desk.account("aholm").span()).isEqualTo(Validity.from(day("2021-02-01")));
        assertThat(desk.account("aholm").list().getLast().state().engagements()).hasSize(1);
        desk.loaded("2021-05-31", new PayrollFile().leave("2"));
        assertThat(desk.account("aholm").span()).isEqualTo(Validity.between(day("2021-02-01"), day("2021-06-01")));
    }

    @Test
    void whatPeopleChangedByHandStaysWhereTheFileSaysNothingNew() throws IOException {
        desk.loaded("2021-03-01", authority().employee("1", ANE, "Ane", "20"));
        var job = new EngagementId(PayrollDesk.named("engagement:1"));
        desk.engagements.update(job, Validity.from(day("2021-04-01")), e -> e.in(desk.unit("30")), null);
        desk.units.update(desk.unit("20"), Validity.from(day("2021-04-01")), u -> u.named("Den gamle skole"), null);
        desk.loaded(
                "2021-05-01",
                new PayrollFile()
                        .employee("1", ANE, "Ane", "20", "position", "Skoleleder", "lastChanged", "2021-04-20")
                        .unit("20", "10", "Skole", "eanNr", "5790000000001", "lastChanged", "2021-04-20"));
        var now = desk.job("1").list().getLast().state();
        assertThat(now.unit()).isEqualTo(desk.unit("30"));
        assertThat(desk.name(now.jobFunction())).isEqualTo("Skoleleder");
        assertThat(desk.units
                        .find(desk.unit("20"), AsOf.on(day("2021-05-01")))
                        .orElseThrow()
                        .name())
                .isEqualTo("Den gamle skole");
        assertThat(desk.address("unit:20:ean").span()).isEqualTo(Validity.from(day("2021-04-20")));
    }

    @Test
    void somebodyWhoIsKnownByNumberIsNotMadeASecondTime() throws IOException {
        var ane = desk.people.add(PersonId.fresh(), Person.named("a", "Ane", "Holm"), new Cpr(ANE), null);
        desk.loaded("2021-03-01", authority().employee("1", ANE, "Ane", "20"));
        assertThat(desk.job("1").list().getFirst().state().person()).isEqualTo(ane);
        // the number is put right in the payroll system
        desk.loaded("2021-04-01", new PayrollFile().employee("1", BO, "Ane", "20"));
        assertThat(desk.job("1").list().getFirst().state().person()).isEqualTo(ane);
        assertThat(desk.people.withCpr(new Cpr(BO), AsOf.on(day("2021-04-01")))).containsExactly(ane);
    }

    @Test
    void aProtectedAddressIsNeverKept() throws IOException {
        desk.loaded(
                "2021-03-01",
                authority()
                        .employee("1", ANE, "Ane", "20", "address", "Åvej 1", "postalCode", "8000", "city", "Aarhus")
                        .employee("2", BO, "Bo", "20", "postalCode", "8210", "city", "Aarhus V")
                        .raw(""));
        var ane = desk.people.withCpr(new Cpr(ANE), AsOf.on(day("2021-03-01"))).getFirst();
        var post = "person:" + ane.value() + ":post";
        assertThat(desk.address(post).isEmpty()).isFalse();
        var hidden = new String(
                        new PayrollFile()
                                .employee("1", ANE, "Ane", "20", "address", "Hemmelig 7")
                                .bytes(),
                        StandardCharsets.UTF_8)
                .replace("<address>", "<address addressProtection=\"true\">");
        var run = desk.tried("2021-04-01", hidden.getBytes(StandardCharsets.UTF_8));
        assertThat(desk.trial.staged(run)).noneMatch(row -> row.contains("Hemmelig"));
        desk.trial.all(run);
        assertThat(desk.address(post).isEmpty()).isTrue();
    }

    @Test
    void aUnitMovesIsRenamedAndClosesWhenThoseInItHaveMoved() throws IOException {
        desk.loaded("2021-03-01", authority().employee("1", ANE, "Ane", "20"));
        var full = desk.tried("2021-05-01", new PayrollFile().unit("20", "10", "Skole", "endDate", "2021-06-30"));
        assertThat(desk.trial.problems(full)).singleElement().satisfies(problem -> assertThat(problem.line())
                .isEqualTo(3));
        desk.loaded(
                "2021-05-01",
                new PayrollFile()
                        .unit("20", "10", "Skole", "endDate", "2021-06-30")
                        .unit("30", "20", "Bibliotek og læring", "lastChanged", "2021-04-01", "endDate", "2021-06-30")
                        .unit("40", "10", "Ny skole", "startDate", "2021-05-01")
                        .employee("1", ANE, "Ane", "40", "lastChanged", "2021-05-10"));
        assertThat(desk.units.segments(desk.unit("20"), null).span())
                .isEqualTo(Validity.between(day("2020-01-01"), day("2021-07-01")));
        var library = desk.units.segments(desk.unit("30"), null);
        assertThat(library.at(day("2021-03-31")).orElseThrow().name()).isEqualTo("Bibliotek");
        assertThat(library.at(day("2021-04-01")).orElseThrow().parent()).isEqualTo(desk.unit("20"));
    }

    @Test
    void plantedErrorsAreNamedWithTheirLineAndNothingIsLoaded() throws IOException {
        var run = desk.tried("2021-03-01", withErrors().getBytes(StandardCharsets.UTF_8));
        assertThat(desk.trial.problems(run))
                .extracting(ImportRun.Problem::line, ImportRun.Problem::column)
                .containsExactlyInAnyOrder(
                        tuple(line(withErrors(), "<parentOrgUnit>61<"), "parentOrgUnit"),
                        tuple(line(withErrors(), "<parentOrgUnit>60<"), "parentOrgUnit"),
                        tuple(line(withErrors(), "orgUnit id=\"70\""), "parentOrgUnit"),
                        tuple(line(withErrors(), "2019-01-01"), "endDate"),
                        tuple(line(withErrors(), "id=\"2\""), "cpr"),
                        tuple(line(withErrors(), "9912319999"), "cpr"),
                        tuple(line(withErrors(), "31-31"), "entryDate"),
                        tuple(line(withErrors(), "id=\"5\""), "orgUnit"),
                        tuple(line(withErrors(), ">41<"), "numerator"),
                        tuple(line(withErrors().replaceFirst("id=\"1\"", "id=\"x\""), "id=\"1\""), "id"));
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> desk.trial.all(run));
        assertThat(desk.count("select count(*) from unit")).isZero();
        assertThat(desk.count("select count(*) from engagement")).isZero();
        assertThat(desk.count("select count(*) from opus_said")).isZero();
    }

    @Test
    void theGoodOnesAreLoadedWithoutTheBad() throws IOException {
        var run = desk.trial.good(desk.tried("2021-03-01", withErrors().getBytes(StandardCharsets.UTF_8)));
        assertThat(run.created()).isEqualTo(4);
        assertThat(desk.job("1").isEmpty()).isFalse();
        assertThat(desk.count("select count(*) from engagement")).isEqualTo(1);
        assertThat(desk.count("select count(*) from person")).isEqualTo(1);
    }

    private static String withErrors() {
        var file = authority()
                .unit("60", "61", "Ringen")
                .unit("61", "60", "Ringen")
                .unit("70", "404", "Uden overordnet")
                .unit("80", "10", "Slutter før start", "endDate", "2019-01-01")
                .employee("1", ANE, "Ane", "20")
                .employee("2", "", "Uden nummer", "20")
                .employee("3", "9912319999", "Umuligt nummer", "20")
                .employee("4", "6112800004", "Dato", "20", "entryDate", "2021-31-31")
                .employee("5", "6112800005", "Enhed", "404")
                .employee("6", "6112800006", "Brøk", "20", "numerator", "41", "denominator", "37")
                .employee("1", ANE, "Igen", "20");
        return new String(file.bytes(), StandardCharsets.UTF_8);
    }

    private static long line(String text, String found) {
        return text.substring(0, text.indexOf(found))
                        .chars()
                        .filter(sign -> sign == '\n')
                        .count()
                + 1;
    }

    @Test
    void aFileThatBreaksOffIsToldAndEndsNothing() throws IOException {
        desk.loaded("2021-03-01", authority().employee("1", ANE, "Ane", "20"));
        var broken = "<kmd>\n<orgUnit id=\"10\"><longName>Søndby</longName></orgUnit>\n<employee id=\"1\"\n<oops";
        var run = desk.trial.tried(
                "organisation.opus",
                "ZLPE20210401000000_delta.xml",
                broken.getBytes(StandardCharsets.UTF_8),
                PayrollDesk.ENDING);
        assertThat(desk.trial.problems(run)).singleElement().satisfies(problem -> assertThat(problem.line())
                .isEqualTo(4));
        desk.trial.good(run);
        assertThat(desk.job("1").span()).isEqualTo(Validity.from(day("2021-02-01")));
    }

    @Test
    void aDocumentTypeAndOtherFilesAreRefused() throws IOException {
        var outside =
                "<!DOCTYPE kmd [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>\n<kmd><orgUnit id=\"1\"><longName>&x;</longName></orgUnit></kmd>";
        assertThat(desk.trial.problems(desk.tried("2021-03-01", outside.getBytes(StandardCharsets.UTF_8))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason()).contains("DOCTYPE"));
        assertThat(desk.trial.problems(desk.tried("2021-03-01", "<html/>".getBytes(StandardCharsets.UTF_8))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).isEqualTo(1));
        assertThat(desk.trial.problems(desk.tried("2021-03-01", "no xml".getBytes(StandardCharsets.UTF_8))))
                .hasSize(1);
    }

    @Test
    void unitsOfTheListAreLeftOutWithAllBelowThem() throws IOException {
        var run = desk.loaded(
                "2021-03-01",
                authority()
                        .unit("9100", "9000", "Under")
                        .unit("9000", "10", "Udenfor")
                        .employee("1", ANE, "Ane", "9100")
                        .employee("2", BO, "Bo", "20"));
        assertThat(run.created()).isEqualTo(4);
        assertThat(desk.job("1").isEmpty()).isTrue();
        desk.loaded("2021-04-01", new PayrollFile().employee("2", BO, "Bo", "9100", "lastChanged", "2021-03-15"));
        assertThat(desk.job("2").span()).isEqualTo(Validity.between(day("2021-02-01"), day("2021-03-15")));
    }

    @Test
    void thirtyPerCentMissingIsStoppedAndAFewMissingEndOnlyWhenTheRunSaysSo() throws IOException {
        desk.loaded("2021-03-01", many(100));
        assertThat(desk.loaded("2021-04-01", many(95)).ended()).isZero();
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> desk.loadedEnding("2021-04-01", many(70)))
                .extracting(RuleBroken::key)
                .isEqualTo("platform.import.safety");
        assertThat(desk.job("1070").span()).isEqualTo(Validity.from(day("2021-02-01")));
        assertThat(desk.loadedEnding("2021-04-01", many(95)).ended()).isEqualTo(5);
        assertThat(desk.job("1095").span()).isEqualTo(Validity.between(day("2021-02-01"), day("2021-04-02")));
        assertThat(desk.loadedEnding("2021-05-01", many(95)).ended()).isZero();
        desk.loaded("2021-06-01", many(96));
        assertThat(desk.job("1095").span()).as("named again").isEqualTo(Validity.from(day("2021-02-01")));
    }

    private static PayrollFile many(int count) {
        var file = authority();
        for (int i = 0; i < count; i++) file.employee("" + (1000 + i), "611280%04d".formatted(i), "Nr" + i, "20");
        return file;
    }

    @Test
    void twoAuthoritiesLoadTheSameFileAndNeverMeet() throws IOException {
        var file = authority().employee("1", ANE, "Ane", "20", "userId", "AHOLM");
        desk.loaded("2021-03-01", file);
        long ours = desk.registrations();
        var other = tenants.create("87654321", "998", "Naboby", TenantInfo.Kind.MUNICIPALITY);
        var theirs = Tenant.<org.assertj.core.api.AbstractAssert<?, ?>, IOException>call(other.id(), () -> {
            assertThat(desk.loaded("2021-03-01", file).created()).isEqualTo(4);
            return assertThat(desk.count("select count(*) from engagement")).isEqualTo(1);
        });
        assertThat(theirs).isNotNull();
        assertThat(desk.registrations()).isEqualTo(ours);
    }

    @Test
    void noCprNumberLiesInStagedRowsProblemsOrTheAuditLog() throws IOException {
        var file = authority()
                .employee("1", ANE, "Ane", "20", "userId", "AHOLM")
                .employee("2", "1234", "Kort nummer", "20")
                .employee("3", ANE.replace("01", "99"), "Datoen", "20");
        var run = desk.tried("2021-03-01", file);
        var everything = new StringBuilder();
        desk.trial.staged(run).forEach(everything::append);
        desk.trial.problems(run).forEach(everything::append);
        desk.trial.good(run);
        desk.texts("select said from opus_said").forEach(everything::append);
        desk.texts("select payload from audit_entry").forEach(everything::append);
        assertThat(everything).contains("AHOLM").doesNotContain(ANE, ANE.substring(0, 6) + "-" + ANE.substring(6));
    }

    private static PayrollFile authority() {
        return new PayrollFile()
                .unit("30", "10", "Bibliotek")
                .unit("20", "10", "Skole")
                .unit("10", "", "Søndby Kommune");
    }
}
