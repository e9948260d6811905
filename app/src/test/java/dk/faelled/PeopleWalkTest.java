package dk.faelled;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.SelectOption;
import dk.faelled.organisation.Accounts;
import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.Found;
import dk.faelled.organisation.ItSystems;
import dk.faelled.organisation.ItUser;
import dk.faelled.organisation.ItUserId;
import dk.faelled.organisation.Validity;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.browser.Browser;
import dk.faelled.platform.browser.Visit;
import dk.faelled.platform.page.Formats;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** People of a domain that the organisation fills (USR-02): seen, invited, signed in, followed; and the pages for it. */
class PeopleWalkTest extends Walking {
    @Autowired
    private Accounts accounts;

    @Autowired
    private ItSystems systems;

    /** Whoever has an account in the directory of the demo world. */
    private Found<ItUserId, ItUser> somebody() {
        var today = AsOf.on(LocalDate.now(Formats.COPENHAGEN));
        return Tenant.call(tenant(), () -> accounts.list(today, null, 50).stream()
                .filter(one -> one.state().person() != null)
                .reduce((_, later) -> later)
                .orElseThrow());
    }

    private String system(UUID id) {
        var today = AsOf.on(LocalDate.now(Formats.COPENHAGEN));
        return Tenant.call(tenant(), () -> systems.list(today, null, 50).stream()
                .filter(one -> one.id().value().equals(id))
                .findFirst()
                .orElseThrow()
                .state()
                .name());
    }

    @Test
    void somebodyOfTheOrganisationIsInvitedSignsInAndIsOutWhenTheAccountEnds(Browser browser) throws Exception {
        world.load("small");
        var account = somebody();
        var name = account.state().userKey().toLowerCase(Locale.ROOT);
        try (var visit = signedIn(browser, "admin")) {
            var page = visit.open("/identity/domains").page();
            visit.check();
            visit.open("/identity/domains/new").check();
            page.fill("#name", "soendby.example");
            page.selectOption(
                    "#system",
                    new SelectOption()
                            .setLabel(system(account.state().itSystem().value())));
            Visit.follow(page, "main form button[type=submit]");
            page.waitForURL("**/identity/domains");
            byTheClock("identity.organisation");
            visit.open("/identity/persons?q=" + name).check();
            var person =
                    Objects.requireNonNull(page.locator("#list tbody a").first().getAttribute("href"));
            visit.open(person).check();
            assertThat(page.textContent("main")).contains(name, "soendby.example");
            visit.open(person + "/link").check();
            page.fill("#reason", "Ny medarbejder");
            Visit.follow(page, "main form button[type=submit]");
            page.waitForSelector(".f-secret");
            visit.check();
            var link = page.textContent(".f-secret");
            theInvitedOne(browser, link, name);

            Tenant.run(
                    tenant(),
                    () -> accounts.terminate(
                            account.id(), Validity.from(LocalDate.now(Formats.COPENHAGEN)), "fratrådt"));
            byTheClock("identity.follow");
            visit.open(person);
            assertThat(page.textContent("main")).contains("Ikke mere i organisationen");
            visit.check();
        }
    }

    private void theInvitedOne(Browser browser, String link, String name) {
        try (var visit = browser.visit("http://localhost:" + port)) {
            var page = visit.page();
            visit.open(URI.create(link).getPath()).check();
            page.fill("#password", "kommunens kode");
            page.fill("#repeat", "kommunens kode");
            Visit.follow(page, "main form button[type=submit]");
            page.waitForSelector("#password-error");
            page.fill("#password", "walk-through-it-1");
            page.fill("#repeat", "walk-through-it-1");
            Visit.follow(page, "main form button[type=submit]");
            page.waitForURL("**/sign-in");
        }
        try (var visit = signedIn(browser, name)) {
            for (var own : List.of("/me/security", "/me/security/password"))
                visit.open(own).check();
            var page = visit.page();
            page.fill("#password", "1234567890");
            page.waitForFunction("() => document.querySelector('#password-rules').textContent.includes('✓')");
            assertThat(page.textContent("#password-rules")).contains("○");
            visit.open("/sign-in/forgot").check();
        }
    }

    @Test
    void theRulesOfADomainAreAPageForPeople(Browser browser) {
        world.load("small");
        try (var visit = signedIn(browser, "admin")) {
            var page = visit.open("/identity/domains").page();
            visit.open(Objects.requireNonNull(
                            page.locator("main tbody a").first().getAttribute("href")))
                    .check();
            page.fill("#shortest", "3");
            Visit.follow(page, "main form button[type=submit]");
            page.waitForSelector("#shortest-error");
            visit.accessible();
        }
    }
}
