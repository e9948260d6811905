package dk.faelled.organisation;

import static dk.faelled.organisation.AuthorityFixture.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Job;
import dk.faelled.platform.Jobs;
import dk.faelled.platform.Schedule;
import dk.faelled.platform.browser.Browser;
import dk.faelled.platform.browser.Visit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The standard reports (ORG-23): made by the clock and on demand, fetched by programs and by people. */
@DeskTest
class ReportsTest extends Filled {
    private static final int FILES = 23;

    @Autowired
    Desk desk;

    @Autowired
    List<Schedule> schedules;

    @Autowired
    Jobs jobs;

    @Autowired
    Addresses addresses;

    @Autowired
    Associations associations;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @LocalServerPort
    int port;

    @BeforeEach
    void aCommitteeAndTelephones() {
        var med = authority.unit("MED-organisation", null);
        var committee = authority.unit("Hovedudvalg", med);
        associations.create(
                AssociationId.fresh(),
                Validity.from(START),
                Association.of("a", ida, committee, authority.aClass("association_type", "Formand")),
                null);
        telephone("Telefon", "11111111", "INTERNAL");
        telephone("Mobil", "22222222", "PUBLIC");
        telephone("Hjemme", "33333333", "SECRET");
    }

    private void telephone(String kind, String number, String visibility) {
        var type = authority.aClass("employee_address_type", kind, "PHONE");
        var address = new Address(
                number,
                null,
                ida,
                null,
                null,
                type,
                number,
                null,
                authority.aClass("visibility", visibility, visibility));
        addresses.create(AddressId.fresh(), Validity.from(START), address, null);
    }

    private void byTheClock() throws Exception {
        schedules.stream()
                .filter(one -> one.name().equals("organisation.reports"))
                .findFirst()
                .orElseThrow()
                .work()
                .run();
        Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofMinutes(1))
                .until(() -> one("select count(*) from mo_file where report is not null", Long.class) == FILES);
    }

    private List<String> names(String key) {
        var files = mo.send("v30", key, "{ files(filter: {file_store: EXPORTS}) { objects { file_name } } }", Map.of())
                .json()
                .at("/data/files/objects");
        return StreamSupport.stream(files.spliterator(), false)
                .map(file -> file.path("file_name").asString())
                .toList();
    }

    private List<String> lines(String name) {
        var text = mo.ask(
                        "v30",
                        "query($n: [String!]) { files(filter: {file_store: EXPORTS, file_names: $n}) { objects { text_contents } } }",
                        Map.of("n", name))
                .at("/files/objects/0/text_contents")
                .asString();
        return text.lines().toList();
    }

    @Test
    void eachNightAllReportsAreMadeAndProgramsFetchThoseThatTheyMay() throws Exception {
        byTheClock();
        assertThat(names(mo.all())).hasSize(FILES).contains("alle-medarbejdere.csv", "alle-medarbejdere-cpr.csv");
        assertThat(names(mo.key("organisation.read", "organisation.files.download")))
                .hasSize(17)
                .noneMatch(name -> name.contains("cpr"));

        assertThat(lines("alle-medarbejdere.csv")).first().isEqualTo("\ufeffUUID;Navn;Stilling;E-mail;Telefon;Enhed");
        assertThat(lines("alle-medarbejdere.csv"))
                .hasSize(3)
                .contains(
                        bo + ";Bo Holm Jensen;Lærer;bo@soendby.example;;Skolen",
                        ida + ";Ida Juhl;Lærer;;11111111;Skolen");
        assertThat(lines("alle-medarbejdere-cpr.csv"))
                .contains(bo + ";Bo Holm Jensen;Lærer;" + CPR + ";bo@soendby.example;;Skolen");
        assertThat(lines("telefonbog.csv")).contains("Ida Juhl;11111111;22222222;Skolen;Lærer");
        assertThat(lines("tilknytninger.csv"))
                .anyMatch(line ->
                        line.endsWith("Hovedudvalg;" + parent("Hovedudvalg") + ";Ida Juhl;" + ida + ";Formand"));
        assertThat(lines("enheder.csv"))
                .hasSize(6)
                .contains(school + ";Skolen;Skolen;Afdeling;;" + top + ";Søndby;2020-01-01;");
        assertThat(lines("organisation-med-medarbejdere.csv"))
                .contains("Skolen;Bo Holm Jensen;boh;;bo@soendby.example;");
        assertThat(lines("ledere-og-ansvar.csv"))
                .containsExactly(
                        "\ufeffEnhed;Navn;Ansvar;Telefon;E-mail",
                        "Søndby;Bo Holm Jensen;Personale, Økonomi;;bo@soendby.example");
        assertThat(lines("stilling-og-kontakt-cpr.csv"))
                .anyMatch(line -> line.startsWith(CPR + ";2021-01-01;;Bo;Holm Jensen;" + bo + ";boh;Skolen;"));
        assertThat(lines("med-organisation.csv"))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("MED-organisation / Hovedudvalg;")
                .contains(";Hovedudvalg;Formand;Ida Juhl;" + ida);
        assertThat(lines("safetynet-afdelinger.csv")).hasSize(4).noneMatch(line -> line.contains("MED"));
        assertThat(lines("safetynet-medarbejdere-cpr.csv")).anyMatch(line -> line.startsWith(CPR + ";Bo;Holm Jensen;"));
        assertThat(lines("safetynet-med-udvalg.csv")).hasSize(3);
        assertThat(lines("safetynet-med-medlemmer.csv"))
                .hasSize(2)
                .last()
                .asString()
                .endsWith(";2020-01-01;Formand");
        assertThat(lines("plan2learn-bruger.csv")).contains(ida + ";Ida Juhl;;22222222;Lærer");
        assertThat(lines("plan2learn-organisation.csv")).contains(school + ";Skolen;" + top + ";");
        assertThat(lines("plan2learn-engagement.csv"))
                .anyMatch(
                        line -> line.contains(";" + bo + ";" + school + ";1;") && line.endsWith(";1;Ansat;2021-01-01"));
        assertThat(lines("plan2learn-stillingskode.csv"))
                .hasSize(2)
                .last()
                .asString()
                .endsWith(";1;Lærer");
        assertThat(lines("plan2learn-leder.csv")).contains(bo + ";" + top + ";1;Skoleleder");
        assertThat(read(bo)).as("the access log tells whose data was fetched").isPositive();
    }

    private <T> T one(String query, Class<T> type) {
        return java.util.Objects.requireNonNull(
                transaction.execute(_ -> sql.sql(query).query(type).single()));
    }

    private UUID parent(String unit) {
        return one("select parent_id from unit where name = '" + unit + "'", UUID.class);
    }

    private long read(String person) {
        return mo.ask("{ access_log(filter: {uuids: \"" + person + "\"}) { objects { id } } }")
                .at("/access_log/objects")
                .size();
    }

    @Test
    void whoeverReadsTheOrganisationHasReportsMadeAndFetchesThemWithoutNumbers(Browser browser) throws IOException {
        try (var visit = desk.of(browser, port, BuiltInRole.READER)) {
            var page = visit.open("/organisation/reports").page();
            visit.check();
            assertThat(page.locator("#cpr").count()).isZero();
            page.selectOption("#report", "PHONE_BOOK");
            page.check("#format-XLSX");
            Desk.save(page);
            ended(page);
            visit.open("/organisation/reports").check();
            var download = page.waitForDownload(
                    () -> page.locator("main td a[href$='/file']").first().click());
            assertThat(download.suggestedFilename()).isEqualTo("telefonbog.xlsx");
            assertThat(Files.size(download.path())).isGreaterThan(1000);
            visit.noProblems();
        }
    }

    @Test
    void numbersAreForThoseWhoMaySeeThemOnly(Browser browser) throws IOException {
        try (var visit = desk.of(browser, port, BuiltInRole.ADMINISTRATOR)) {
            visit.inEnglish();
            var page = visit.open("/organisation/reports").page();
            visit.check();
            page.selectOption("#report", "EMPLOYEES");
            if (page.locator("#cpr").count() > 0) page.check("#cpr");
            Desk.save(page);
            ended(page);
            visit.open("/organisation/reports");
            var download = page.waitForDownload(
                    () -> page.locator("main td a[href$='/file']").first().click());
            assertThat(Files.readString(download.path(), StandardCharsets.UTF_8))
                    .contains(download.suggestedFilename().contains("cpr") ? CPR : "Bo Holm Jensen");
        }
    }

    private void ended(Page page) {
        var job = UUID.fromString(page.url().substring(page.url().lastIndexOf('/') + 1));
        Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofMinutes(1))
                .until(() -> jobs.find(job).orElseThrow().state().isOver());
        assertThat(jobs.find(job).orElseThrow().state()).isEqualTo(Job.State.DONE);
    }

    @Test
    void anInsightIsLookedAtKeptAndMadeToFiles(Browser browser) throws IOException {
        try (var visit = desk.of(browser, port, BuiltInRole.EDITOR)) {
            var page = visit.open("/organisation/insight").page();
            visit.check();
            page.fill("#unitQuery", "Søndby");
            page.waitForSelector("#unit-options >> text=Søndby");
            page.locator("#unit-options >> text=Søndby").first().click();
            for (var details : page.locator("main details summary").all()) details.click();
            for (var field : new String[] {
                "ENGAGEMENT-person", "ENGAGEMENT-unit", "ENGAGEMENT-job", "MANAGER-person", "UNIT-name", "UNIT-managers"
            }) page.check("#field-" + field);
            Visit.follow(page, "main button.button-primary[name=act]:not(.sr-only)");
            assertThat(page.locator("main table").allInnerTexts().toString())
                    .contains("Bo Holm Jensen", "Ida Juhl", "Lærer", "Skolen", "Søndby");
            visit.accessible();
            page.fill("#name", "Skolens folk");
            page.check("#shared");
            Visit.follow(page, "main button[value=keep]");
            page.waitForSelector(".alert-success");
            assertThat(page.isChecked("#field-ENGAGEMENT-job")).isTrue();
            visit.check();
            page.check("#format-XLSX");
            Visit.follow(page, "main button[value=make]");
            ended(page);
            visit.open("/organisation/insight");
            var download = page.waitForDownload(
                    () -> page.locator("main a[href$='/file']").first().click());
            assertThat(download.suggestedFilename()).startsWith("Skolens folk").endsWith(".xlsx");
        }
        try (var visit = desk.of(browser, port, BuiltInRole.READER)) {
            visit.inEnglish();
            var page = visit.open("/organisation/insight").page();
            assertThat(page.locator("main a[href$='/file']").count())
                    .as("files are one's own")
                    .isZero();
            assertThat(page.locator("main form[action$='/drop']").count()).isZero();
            Visit.follow(page, "main >> text=Skolens folk");
            visit.check();
            page.check("#format");
            Visit.follow(page, "main button[value=make]");
            ended(page);
            visit.open("/organisation/insight");
            assertThat(page.locator("main a[href$='/file']").count())
                    .as("a CSV file a subject")
                    .isEqualTo(3);
            var file = page.waitForDownload(() -> page.locator("main a[href$='/file']:has-text('manager')")
                    .first()
                    .click());
            assertThat(Files.readString(file.path(), StandardCharsets.UTF_8)).contains("Bo Holm Jensen");
        }
        try (var visit = desk.of(browser, port, BuiltInRole.EDITOR)) {
            var page = visit.open("/organisation/insight").page();
            Visit.follow(page, "main form[action$='/drop'] button");
            assertThat(page.locator("main >> text=Skolens folk, ").count()).isZero();
        }
    }

    @Test
    void whatIsNotChosenIsShownWhereItIsChosen(Browser browser) {
        try (var visit = desk.of(browser, port, BuiltInRole.READER)) {
            var page = visit.open("/organisation/insight").page();
            Visit.follow(page, "main button.button-primary[name=act]:not(.sr-only)");
            page.waitForSelector("#unit-error");
            visit.accessible();
        }
    }

    @Test
    void everySubjectIsReadWithAllItsFields(Browser browser) {
        try (var visit = desk.withoutScripts(browser, port, BuiltInRole.ADMINISTRATOR)) {
            var page = visit.open("/organisation/insight").page();
            page.fill("#unitQuery", "Søndby");
            Visit.follow(page, "button[name=find]");
            page.locator("#unit-options input[type=radio]").first().check();
            for (var details : page.locator("main details summary").all()) details.click();
            for (var box : page.locator("main [name=fields]").all()) box.check();
            Visit.follow(page, "main button.button-primary[name=act]:not(.sr-only)");
            var tables = page.locator("main table").allInnerTexts().toString();
            assertThat(page.locator("main table").count()).isEqualTo(7);
            assertThat(tables)
                    .contains(
                            "bo@soendby.example",
                            "boh",
                            "Active Directory",
                            "Ida Juhl",
                            "50",
                            "4711",
                            "Løn",
                            "TR",
                            "Lærer i 1.a");
        }
    }
}
