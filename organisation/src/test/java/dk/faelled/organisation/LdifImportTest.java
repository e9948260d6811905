package dk.faelled.organisation;

import static dk.faelled.organisation.PayrollDesk.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dk.faelled.platform.ImportOptions;
import dk.faelled.platform.ImportRun;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.importing.ImportTrial;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A directory as LDIF (5.7, RFC 2849). */
@ModuleTest
@Import({ImportTrial.class, PayrollDesk.class})
class LdifImportTest {
    private static final String BASE = "dc=soendby,dc=dk";
    private static final String UNITS = """
            version: 1
            # what the directory has
            dn: OU=Skole,OU=Kommune,%1$s
            objectClass: organizationalUnit
            ou: Skole
            telephoneNumber: 87654321
            managedBy: CN=Ane Holm,OU=Skole,OU=Kommune,%1$s

            dn: OU=Kommune,%1$s
            objectClass: organizationalUnit
            ou:: %2$s

            """.formatted(BASE, base64("Søndby Kommune"));
    private static final String ANE = """
            dn: CN=Ane Holm,OU=Skole,OU=Kommune,%s
            objectClass: top
            objectClass: user
            sAMAccountName: ahol
            givenName: Ane
            sn: Ho
             lm
            mail: ane@soendby.example
            title: Lærer
            whenCreated: 20220301093000.0Z
            objectGUID:: AAECAwQFBgcICQoLDA0ODw==

            """.formatted(BASE);

    @Autowired
    PayrollDesk desk;

    @Autowired
    People people;

    @Autowired
    Clock clock;

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void unitsPeopleAccountsAndLeadersComeInAndAgainChangeNothing() throws IOException {
        loaded(UNITS + ANE);
        var account = desk.accounts.list(today(), null, 10).getFirst().state();
        assertThat(account.userKey()).isEqualTo("ahol");
        assertThat(account.externalId()).isEqualTo("03020100-0504-0706-0809-0a0b0c0d0e0f");
        var ane = java.util.Objects.requireNonNull(account.person());
        assertThat(people.find(ane, today()).orElseThrow().surname()).isEqualTo("Holm");
        var job = desk.engagements.of(ane, today()).getFirst();
        assertThat(job.valid()).isEqualTo(Validity.from(day("2022-03-01")));
        assertThat(desk.name(job.state().jobFunction())).isEqualTo("Lærer");
        assertThat(account.engagements()).containsExactly(job.id());
        var school = desk.units.find(job.state().unit(), today()).orElseThrow();
        assertThat(school.name()).isEqualTo("Skole");
        assertThat(desk.units
                        .find(java.util.Objects.requireNonNull(school.parent()), today())
                        .orElseThrow()
                        .name())
                .isEqualTo("Søndby Kommune");
        assertThat(desk.managers.heldBy(ane, today()))
                .singleElement()
                .extracting(manager -> manager.state().unit())
                .isEqualTo(job.state().unit());

        long before = desk.registrations();
        var again = loaded(UNITS + ANE);
        assertThat(again.created() + again.changed()).isZero();
        assertThat(desk.registrations()).isEqualTo(before);
    }

    @Test
    void whomPayrollEmploysGetsTheAccountAndKeepsNameAndEmployment() throws IOException {
        desk.trial.all(
                desk.trial.tried("organisation.csv", "u.csv", bytes("key;name\nA;Søndby\n"), ImportOptions.DEFAULT));
        desk.trial.all(desk.trial.tried(
                "organisation.csv",
                "p.csv",
                bytes("key;given_name;surname\nane;Ane Marie;Holm\n"),
                ImportOptions.DEFAULT));
        desk.trial.all(desk.trial.tried(
                "organisation.csv",
                "e.csv",
                bytes("key;person;unit_key;job_function;from\n4711;ane;A;Lærer;2021-01-01\n"),
                ImportOptions.DEFAULT));
        loaded(UNITS + ANE.strip() + "\nemployeeNumber: 4711\n\n");
        assertThat(desk.count("select count(*) from person")).isEqualTo(1);
        assertThat(desk.count("select count(*) from engagement")).isEqualTo(1);
        var account = desk.accounts.list(today(), null, 10).getFirst().state();
        assertThat(account.engagements()).hasSize(1);
        var person = people.find(java.util.Objects.requireNonNull(account.person()), today())
                .orElseThrow();
        assertThat(person.givenName()).isEqualTo("Ane Marie");
        assertThat(desk.texts("select value from address where person_id is not null"))
                .containsExactly("ane@soendby.example");
    }

    @Test
    void aDisabledAccountEndsAndOneThatNeverWasIsNotMade() throws IOException {
        loaded(UNITS + ANE);
        loaded(UNITS + ANE.strip() + "\nuserAccountControl: 514\n\n"
                + ANE.replace("ahol", "new").replace("Ane Holm", "Ny").strip() + "\nuserAccountControl: 514\n");
        assertThat(desk.accounts.list(today(), null, 10)).isEmpty();
        assertThat(desk.count("select count(*) from person")).isEqualTo(1);
    }

    @Test
    void peopleWhoNameOneLeaderAreLedByThatOne() throws IOException {
        var bo = ANE.replace("ahol", "bo").replace("Ane", "Bo").strip() + "\nmanager: CN=Ane Holm,OU=Skole,OU=Kommune,"
                + BASE + "\n\n";
        loaded(UNITS.replaceFirst("(?m)^managedBy.*\n", "") + ANE + bo);
        assertThat(desk.texts("select u.name from manager m join unit u on u.id = m.unit_id"))
                .containsExactly("Skole");
    }

    @Test
    void whatIsWrongIsNamedWithItsLine() throws IOException {
        var file = """
                dn: OU=A,dc=x
                objectClass: organizationalUnit

                dn: CN=Pc,OU=A,dc=x
                objectClass: user
                objectClass: computer
                sAMAccountName: PC$

                dn: OU=B,dc=x
                changetype: delete

                dn: uid=c,dc=x
                objectClass: inetOrgPerson
                uid: c
                sn:< file:///etc/passwd

                dn: uid=d,dc=x
                objectClass: inetOrgPerson
                uid: d

                dn: nonsense
                objectClass: inetOrgPerson

                no colon
                """;
        var run = desk.trial.tried("organisation.ldif", "x.ldif", bytes(file), ImportOptions.DEFAULT);
        assertThat(desk.trial.problems(run))
                .extracting(ImportRun.Problem::line, ImportRun.Problem::column)
                .containsExactlyInAnyOrder(
                        tuple(1L, "ou"),
                        tuple(9L, ""),
                        tuple(12L, ""),
                        tuple(17L, "givenName"),
                        tuple(21L, "dn"),
                        tuple(24L, ""));
    }

    @Test
    void aFileOfWindowsIsReadAndOneInAnUnknownAlphabetIsRefused() throws IOException {
        var utf16 = ("\uFEFF" + UNITS + ANE).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_16LE);
        desk.trial.all(desk.trial.tried("organisation.ldif", "x.ldif", utf16, ImportOptions.DEFAULT));
        assertThat(desk.count("select count(*) from person")).isEqualTo(1);
        var latin = "dn: OU=Sø,dc=x\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> desk.trial.tried("organisation.ldif", "x.ldif", latin, ImportOptions.DEFAULT));
    }

    private AsOf today() {
        return AsOf.on(LocalDate.now(clock));
    }

    private ImportRun loaded(String file) throws IOException {
        var run = desk.trial.tried("organisation.ldif", "x.ldif", bytes(file), ImportOptions.DEFAULT);
        assertThat(desk.trial.problems(run)).isEmpty();
        return desk.trial.all(run);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
