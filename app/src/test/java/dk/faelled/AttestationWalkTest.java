package dk.faelled;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.Accounts;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.browser.Browser;
import dk.faelled.platform.browser.Visit;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Attestation as people meet it: those who run it, and a manager who goes through a unit. */
class AttestationWalkTest extends Walking {
    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    /** An attestation of the organisation that a manager can go through in a while; the manager gets an account. */
    private String forAManager() {
        return Tenant.call(tenant(), () -> {
            var found = Objects.requireNonNull(transaction.execute(
                            _ -> sql.sql("""
                            select a.id::text || ' ' || m.ext_uuid
                              from attestation a
                              join attestation_run r on r.id = a.run_id and not r.closed
                              join role_unit n on n.id = a.unit_id and n.parent_id is not null
                              join role_user m on m.id = n.manager_id
                             where a.verified_at is null
                               and a.subjects - (select count(*) from attestation_account c
                                                  where c.attestation_id = a.id) between 3 and 30
                             order by a.subjects, a.id
                             limit 1
                            """).query(String.class).single()))
                    .split(" ");
            accounts.keep(
                    "leder" + found[1].substring(0, 8),
                    "Lene Leder",
                    "walk-through-it-1",
                    Set.of(BuiltInRole.READER),
                    UUID.fromString(found[1]));
            return found[0] + " leder" + found[1].substring(0, 8);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"da", "en"})
    void aRunIsSetUpAndAManagerAttestsAUnit(String language, Browser browser) throws Exception {
        world.load("small");
        try (var visit = signedIn(browser, "admin")) {
            if (language.equals("en")) visit.inEnglishToo();
            var page = visit.open("/roles/attestation/settings").page();
            visit.check();
            page.check("[name=interval][value=YEARLY]");
            page.fill(
                    "#first",
                    LocalDate.now(ZoneId.of("Europe/Copenhagen")).plusDays(20).toString());
            page.check("#removesDirect");
            Visit.follow(page, "main form .f-buttons button");
            page.waitForSelector(".alert-success");
            byTheClock("roles.attestation.start");
            byTheClock("roles.attestation.mails");
            visit.open("/roles/attestation/overview").check();
            assertThat(page.locator("#list tbody tr").count()).isPositive();
            var system = first(visit, "/roles/systems");
            visit.open("/roles/attestation/systems/" + system.substring(system.lastIndexOf('/') + 1))
                    .check();
            var roles = Objects.requireNonNull(visit.open("/roles/attestation/overview?f.kind=IT_SYSTEM_ROLES")
                    .page()
                    .locator("#list tbody a")
                    .first()
                    .getAttribute("href"));
            visit.open(roles).check();
            Visit.follow(page, "#list tbody th a");
            visit.check();
        }
        var found = forAManager().split(" ");
        var unit = "/roles/attestation/" + found[0];
        try (var visit = signedIn(browser, found[1])) {
            if (language.equals("en")) visit.inEnglishToo();
            var page = visit.open("/").page();
            page.waitForSelector("#tasks a[href='/roles/attestation']");
            visit.open("/roles/attestation").check();
            visit.open(unit).check();
            visit.open(unit + "/finish");
            page.waitForSelector(".alert-warning");
            assertThat(URI.create(page.url()).getPath()).isEqualTo(unit);
            int walked = 0;
            while (page.locator("a[href*='/users/'].button-primary").count() > 0 && walked < 200) {
                Visit.follow(page, "a[href*='/users/'].button-primary");
                if (walked == 0) {
                    visit.check();
                    wrongInputIsShownWhereItWasTyped(
                            browser, found[1], URI.create(page.url()).getPath());
                }
                while (page.url().contains("/users/") && walked < 200) {
                    Visit.follow(page, "main button[name=act][value=approve]");
                    walked++;
                }
            }
            if (page.locator("form[action$='/placed'] button.button-primary").count() > 0)
                Visit.follow(page, "form[action$='/placed'] button.button-primary");
            theAccountsAreToStay(visit.open(unit), unit);
            visit.open(unit).check();
            visit.open(unit + "?f.sensitive=true").check();
            Visit.follow(page, "a[href$='/finish']");
            visit.check();
            Visit.follow(page, "main form button[type=submit]");
            page.waitForSelector(".alert-success");
            visit.open(unit).check();
            visit.open(unit + "/changes").check();
        }
    }

    private static void theAccountsAreToStay(Visit visit, String unit) {
        var page = visit.page();
        Visit.follow(page, "main a[href='" + unit + "/accounts']");
        visit.check();
        visit.screenshot("attestation-accounts");
        page.check("main [name=all]");
        Visit.follow(page, "main button[value=keep]");
        page.waitForSelector(".alert-success");
        visit.accessible();
        visit.open(unit).screenshot("attestation-unit");
    }

    /** In a visit of its own: the browser complains of the refusal. */
    private void wrongInputIsShownWhereItWasTyped(Browser browser, String name, String user) {
        try (var visit = signedIn(browser, name)) {
            var page = visit.open(user).page();
            page.locator("main select[name^='decision.']").first().selectOption("REMARKS");
            Visit.follow(page, "main button[name=act][value=save]:not(.sr-only)");
            page.waitForSelector(".form-error-message");
            visit.accessible();
            // what cannot be read is no decision, least of all an approval
            var decision = page.locator("main select[name^='decision.']").first();
            decision.evaluate("field => { field.options[0].value = 'NONSENSE'; field.selectedIndex = 0; }");
            Visit.follow(page, "main button[name=act][value=save]:not(.sr-only)");
            assertThat(page.textContent(".alert-error")).contains("NONSENSE");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"da", "en"})
    void everyFixedReportIsSeen(String language, Browser browser) {
        world.load("small");
        try (var visit = signedIn(browser, "admin")) {
            if (language.equals("en")) visit.inEnglishToo();
            visit.open("/roles/reports").check();
            var reports = visit.page().locator("main .f-links a").all().stream()
                    .map(a -> Objects.requireNonNull(a.getAttribute("href")))
                    .toList();
            assertThat(reports).hasSizeGreaterThan(10);
            for (var report : reports) {
                visit.open(report);
                visit.noTextIsMissing();
                visit.accessible();
            }
            visit.noProblems();
        }
    }
}
