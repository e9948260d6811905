package dk.faelled.organisation;

import static dk.faelled.organisation.PayrollDesk.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dk.faelled.platform.Cpr;
import dk.faelled.platform.ImportOptions;
import dk.faelled.platform.ImportRun;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.importing.ImportTrial;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The CSV set (5.7). */
@ModuleTest
@Import({ImportTrial.class, PayrollDesk.class})
class CsvImportTest {
    private static final String ANE = "6112800001";
    private static final String UNITS = "key;name;parent_key;phone;dar_uuid;from\r\n"
            + "A;Søndby;;;;2020-01-01\r\nB;\"Skole; og\r\nbørn\";A;87654321;0a3f50c5-c2b0-32b8-e044-0003ba298018;2020-01-01\r\n";
    private static final String PERSONS = "cpr;given_name;surname\r\n611280-0001;Ane;Holm\r\n";
    private static final String ENGAGEMENTS = "key;person;unit_key;job_function;from;fraction\r\n"
            + "1;6112800001;B;Lærer;2021-01-01;0,8\r\n\r\n2;6112800001;A;Lærer;2022-01-01;1\r\n";
    private static final String MANAGERS = "unit_key;person;type;responsibilities;from;to\r\n"
            + "B;6112800001;Leder;Personale|Økonomi;2021-01-01;2021-12-31\r\n";
    private static final String ACCOUNTS = "it-system;brugernavn;person;eksternt id;engagement_keys;fra;til\r\n"
            + "AD;ahol;6112800001;g-1;1|2;2022-01-01;31-12-2029\r\n";

    @Autowired
    PayrollDesk desk;

    @Test
    void theFilesOfAnArchiveMayComeInAnyOrderAndAgainChangeNothing() throws IOException {
        var archive = zip(
                "ledere.csv",
                MANAGERS,
                "accounts.csv",
                ACCOUNTS,
                "engagements.csv",
                ENGAGEMENTS,
                "persons.csv",
                PERSONS,
                "units.csv",
                UNITS);
        var run = loaded(archive, ImportOptions.DEFAULT);
        assertThat(run.created()).isEqualTo(7);
        var ane = desk.people.withCpr(new Cpr(ANE), AsOf.on(day("2022-01-01"))).getFirst();
        assertThat(desk.engagements.of(ane, AsOf.on(day("2022-06-01"))))
                .extracting(job -> job.state().fraction())
                .containsExactlyInAnyOrder(800_000, 1_000_000);
        var manager = desk.managers.heldBy(ane, AsOf.on(day("2021-12-31"))).getFirst();
        assertThat(manager.state().responsibility()).hasSize(2);
        assertThat(desk.managers.heldBy(ane, AsOf.on(day("2022-01-01")))).isEmpty();
        var school = manager.state().unit();
        assertThat(desk.units
                        .find(school, AsOf.on(day("2022-01-01")))
                        .orElseThrow()
                        .name())
                .isEqualTo("Skole; og\r\nbørn");
        assertThat(desk.addresses.of(school, AsOf.on(day("2022-01-01"))))
                .extracting(address -> address.state().value())
                .containsExactlyInAnyOrder("87654321", "0a3f50c5-c2b0-32b8-e044-0003ba298018");
        var account = desk.accounts.list(AsOf.on(day("2029-12-31")), null, 10).getFirst();
        assertThat(account.state().userKey()).isEqualTo("ahol");
        assertThat(account.state().externalId()).isEqualTo("g-1");
        assertThat(account.state().engagements()).hasSize(2);
        assertThat(account.valid()).isEqualTo(Validity.between(day("2022-01-01"), day("2030-01-01")));
        long before = desk.registrations();
        var again = loaded(archive, ImportOptions.DEFAULT);
        assertThat(again.unchanged()).isEqualTo(7);
        assertThat(desk.registrations()).isEqualTo(before);
    }

    @Test
    void aUnitMayAlwaysHaveBeenThere() throws IOException {
        loaded(zip("units.csv", "key;name;phone\nA;Søndby;87654321\n"), ImportOptions.DEFAULT);
        assertThat(desk.texts("select name from unit where valid_from = '-infinity'"))
                .containsExactly("Søndby");
        assertThat(desk.texts("select value from address where valid_from = '-infinity'"))
                .containsExactly("87654321");
    }

    @Test
    void whomAnEmploymentBelongsToIsSaidByNumberKeyOrUuid() throws IOException {
        var uuid = UUID.fromString("7f1c0000-0000-4000-8000-000000000009");
        loaded(
                zip(
                        "e.csv",
                        "key;person;unit_key;job_function;from\n1;611280-0001;A;Lærer;2021-01-01\n2;bo;A;Lærer;2021-01-01\n3;"
                                + uuid + ";A;Lærer;2021-01-01\n",
                        "p.csv",
                        "cpr;key;uuid;given_name;surname\n611280-0001;;;Ane;Holm\n;bo;;Bo;Holm\n;c;" + uuid
                                + ";Cille;Holm\n",
                        "u.csv",
                        "key;name;from\nA;Søndby;2020-01-01\n"),
                ImportOptions.DEFAULT);
        assertThat(desk.engagements.of(new PersonId(uuid), AsOf.on(day("2021-01-01"))))
                .hasSize(1);
        assertThat(desk.count("select count(distinct person_id) from engagement"))
                .isEqualTo(3);
    }

    @Test
    void plantedErrorsAreNamedWithFileLineAndColumn() throws IOException {
        var archive = zip(
                "units.csv",
                "key;name;parent_key;from;to\nA;Søndby;;2020-01-01;\nB;Skole;Q;2020-01-01;\nC;;A;;\nD;Slut;A;2020-01-01;2019-01-01\n",
                "persons.csv",
                "cpr;given_name;surname\n611280-001;Ane;Holm\n6112800002;Bo;Holm\n9999999999;Cai;Holm\n",
                "accounts.csv",
                "itsystem;username;person;engagement_keys;from\nAD;b;6112800002;;2021-01-01\nAD;c;6112800002;77;2021-01-01\nAD;d;6112800009;;2021-01-01\n",
                "engagements.csv",
                "key;person;unit_key;from\n1;6112800002;A;2021-01-01\n");
        var run = tried(archive, ImportOptions.DEFAULT);
        assertThat(desk.trial.problems(run))
                .extracting(ImportRun.Problem::part, ImportRun.Problem::line, ImportRun.Problem::column)
                .containsExactlyInAnyOrder(
                        tuple("units.csv", 3L, "parent_key"),
                        tuple("units.csv", 4L, "name"),
                        tuple("units.csv", 5L, "to"),
                        tuple("persons.csv", 2L, "cpr"),
                        tuple("persons.csv", 4L, "cpr"),
                        tuple("accounts.csv", 3L, "engagement_keys"),
                        tuple("accounts.csv", 4L, "person"),
                        tuple("engagements.csv", 1L, "job_function"));
        assertThat(desk.trial.problems(run).toString() + desk.trial.staged(run))
                .doesNotContain("6112800002", "6112800009");
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> desk.trial.all(run));
        assertThat(desk.count("select count(*) from unit")).isZero();
        assertThat(desk.trial.good(run).created()).isEqualTo(3);
    }

    @Test
    void oldDanishFilesWithDanishHeadersAreRead() throws IOException {
        var file = "Nøgle;Enhedsnavn;Gyldig fra\r\nÆ;Økonomi og løn;01-01-2020\r\n";
        loaded(file.getBytes(Charset.forName("windows-1252")), ImportOptions.DEFAULT);
        assertThat(desk.units.list(AsOf.on(day("2020-01-01")), null, 10))
                .extracting(unit -> unit.state().name())
                .containsExactly("Økonomi og løn");
    }

    @Test
    void absentRowsEndWhereTheRunSaysSoAndTakeTheirAddressesAlong() throws IOException {
        var ending = new ImportOptions(true, true, "test");
        loaded(units(100), ending);
        assertThat(loaded(units(99), ImportOptions.DEFAULT).ended()).isZero();
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> tried(units(70), ending))
                .extracting(RuleBroken::key)
                .isEqualTo("platform.import.safety");
        assertThat(loaded(units(99), ending).ended()).isEqualTo(1);
        assertThat(desk.count("select count(distinct id) from unit where valid_until = 'infinity'"))
                .isEqualTo(99);
        assertThat(desk.count("select count(distinct id) from address where valid_until = 'infinity'"))
                .isEqualTo(99);
    }

    @Test
    void aUnitWithALastDayHasItsTelephoneNoLonger() throws IOException {
        loaded(
                "key;name;phone;from;to\nA;Søndby;12345678;2020-01-01;\n".getBytes(StandardCharsets.UTF_8),
                ImportOptions.DEFAULT);
        loaded(
                "key;name;phone;from;to\nA;Søndby;12345678;2020-01-01;2035-12-31\n".getBytes(StandardCharsets.UTF_8),
                ImportOptions.DEFAULT);
        assertThat(desk.count("select count(*) from address where valid_until = '2036-01-01'"))
                .isEqualTo(1);
        assertThat(desk.count("select count(*) from unit where valid_until = '2036-01-01'"))
                .isEqualTo(1);
    }

    private static byte[] units(int count) {
        return IntStream.range(0, count)
                .mapToObj("K%1$d;Enhed %1$d;12345678;2020-01-01\n"::formatted)
                .collect(Collectors.joining("", "key;name;phone;from\n", ""))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void onePersonAmongManyThatCannotBeKeptIsTheOnlyOneLostAndTheFileAgainChangesNothing() throws IOException {
        var persons = "key;given_name;surname;email\n"
                + IntStream.rangeClosed(2, 1_201)
                        .mapToObj(line -> "P" + line + ";Prøve;Nr" + line + ";"
                                + (line == 1_000 ? "ingen@@post" : "p" + line + "@soendby.example"))
                        .collect(Collectors.joining("\n"));
        var archive = zip("persons.csv", persons);
        var run = tried(archive, ImportOptions.DEFAULT);
        assertThat(run.good()).isEqualTo(1_199);
        assertThat(desk.trial.problems(run)).extracting(ImportRun.Problem::line).containsExactly(1_000L);
        assertThat(desk.count("select count(*) from person")).isZero();
        assertThat(desk.count("select count(*) from audit_entry where action = 'organisation.person.create'"))
                .isZero();
        var kept = desk.trial.good(run);
        assertThat(kept.created()).isEqualTo(1_199);
        assertThat(kept.bad()).isEqualTo(1);
        for (var type : List.of("person", "address")) {
            assertThat(desk.count("select count(*) from " + type)).isEqualTo(1_199);
            assertThat(desk.count(
                            "select count(*) from audit_entry where action = 'organisation.%s.create'".formatted(type)))
                    .isEqualTo(1_199);
        }
        assertThat(desk.count("select count(*) from person where user_key = 'P1000'"))
                .isZero();
        assertThat(desk.count("select count(*) from search_entry where type = 'person'"))
                .isEqualTo(1_199);
        // what an object is locked by tells of its newest registration
        assertThat(desk.count("""
                        select count(*)
                          from object o
                         where not exists (select from registration r
                                            where r.object_id = o.id and r.number = o.newest
                                              and r.registered_at = o.newest_at and r.type = o.type)
                        """)).isZero();
        long before = desk.registrations();
        var again = desk.trial.good(tried(archive, ImportOptions.DEFAULT));
        assertThat(again.unchanged()).isEqualTo(1_199);
        assertThat(desk.registrations()).isEqualTo(before);
    }

    @Test
    void whatIsWrongIsToldInTheOrderOfTheLines() throws IOException {
        var units = "key;name;parent_key;from\r\nA;Et;;2020-01-01\r\nB;To;X;2020-01-01\r\nC;Tre;;2020-13-01\r\n"
                + "D;Fire;Y;2020-01-01\r\n";
        var run = tried(zip("units.csv", units), ImportOptions.DEFAULT);
        var all = desk.trial.problems(run);
        assertThat(all).extracting(ImportRun.Problem::line).containsExactly(3L, 4L, 5L);
        assertThat(desk.trial.problems(run, all.getFirst().no(), 1)).containsExactly(all.get(1));
        assertThat(desk.trial.problems(run, all.get(1).no(), 1)).containsExactly(all.get(2));
    }

    private ImportRun tried(byte[] file, ImportOptions options) throws IOException {
        return desk.trial.tried("organisation.csv", "set.zip", file, options);
    }

    private ImportRun loaded(byte[] file, ImportOptions options) throws IOException {
        var run = tried(file, options);
        assertThat(desk.trial.problems(run)).isEmpty();
        return desk.trial.all(run);
    }

    private static byte[] zip(String... namesAndTexts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
