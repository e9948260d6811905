package dk.faelled;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dk.faelled.platform.Accounts;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.browser.Browser;
import dk.faelled.platform.browser.Visit;
import dk.faelled.secondfactor.Challenges;
import dk.faelled.secondfactor.Devices;
import dk.faelled.secondfactor.NsisLevel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The web app as a device, and everybody's own devices, in a browser (BEY-05, BEY-02, MFA-14, MFA-15). */
class DeviceWalkTest extends Walking {
    @Autowired
    private Accounts accounts;

    @Autowired
    private Devices devices;

    @Autowired
    private Challenges challenges;

    private UUID account(String user, BuiltInRole role) {
        world.load("small");
        return Tenant.call(
                tenant(), () -> accounts.keep(user, "Enhed " + user, "walk-through-it-1", Set.of(role), null));
    }

    private static void enrol(Visit visit) {
        var page = visit.open("/enhed").page();
        page.waitForSelector("#enhed-enrol:not([hidden])");
        visit.check();
        page.fill("#name", "Min telefon");
        page.fill("#pin", "1234");
        page.click("#enhed-enrol button");
        page.waitForSelector("#enhed-error:not([hidden])");
        assertThat(page.textContent("#enhed-error")).contains("for let at gætte");
        page.fill("#pin", "1357");
        page.click("#enhed-enrol button");
        page.waitForSelector("#enhed-id:not(:empty)");
    }

    private Challenges.Started ask(UUID account, String system) {
        return Tenant.call(tenant(), () -> {
            var owner = devices.ownerOf(account);
            var device = devices.usable(owner, NsisLevel.NONE).getFirst();
            return challenges.start(owner, device.deviceId(), system, "enhed");
        });
    }

    private Challenges.Answer answered(Challenges.Started asked) {
        return Tenant.call(tenant(), () -> challenges.await(asked.subscriptionKey(), Duration.ofSeconds(20)));
    }

    private static void opened(Page page, String system) {
        page.waitForSelector("#enhed-requests h3:has-text('" + system + "')");
    }

    @Test
    void aBrowserBecomesADeviceAsksForTheNumberAndApproves(Browser browser) {
        var account = account("enhed", BuiltInRole.READER);
        try (var visit = signedIn(browser, "enhed")) {
            var page = visit.page();
            visit.open("/me/devices").check();
            visit.open("/me/devices/this");
            page.waitForSelector("#enhed-missing:not([hidden])");
            visit.check();
            enrol(visit);
            visit.check();
            visit.open("/me/devices/this");
            page.waitForSelector("#enhed-binding:not([hidden])");
            visit.check();
            Visit.follow(page, "#enhed-binding button");
            page.waitForURL("**/me/devices");
            assertThat(page.textContent("main")).contains("Min telefon");
            visit.check();

            var asked = ask(account, "Aula");
            assertThat(asked.code()).matches("\\d\\d");
            visit.open("/enhed");
            opened(page, "Aula");
            assertThat(page.textContent("#enhed-requests"))
                    .contains("Søndby Kommune", "kl ")
                    .doesNotContain("Kontrolkode");
            visit.check();
            page.fill("#enhed-requests [name=number]", asked.code());
            page.fill("#enhed-requests [name=pin]", "1357");
            page.click("#enhed-requests button[type=submit]");
            assertThat(answered(asked)).isEqualTo(Challenges.Answer.AUTHENTICATED);
            page.waitForSelector("#enhed-none:not([hidden])");

            var notMine = ask(account, "Økonomi");
            opened(page, "Økonomi");
            page.click("#enhed-requests [data-act=not-me]");
            assertThat(answered(notMine)).isEqualTo(Challenges.Answer.REJECTED);

            // whoever sits here may be the stranger, and knows the password
            visit.open("/me/devices");
            page.selectOption("#authority", "29189999");
            page.fill("#name", "enhed");
            page.fill("#password", "walk-through-it-1");
            Visit.follow(page, "main button[type=submit]");
            page.waitForSelector("#repeat");
            visit.check();
            page.fill("#password", "gaa-en-anden-vej-2");
            page.fill("#repeat", "gaa-en-anden-vej-2");
            Visit.follow(page, "main button[type=submit]");
            page.waitForURL("**/me/devices");
            assertThat(page.textContent("main")).contains("Godkendt", "Afvist", "Aula");
            visit.check();
            Visit.follow(page, "main table a");
            visit.check();
            Visit.follow(page, "main form[action$='/prime'] button");
            assertThat(page.textContent("main table")).contains("Primær");
            Visit.follow(page, "main table a");
            Visit.follow(page, "main form[action$='/remove'] button");
            assertThat(page.textContent("main")).contains("Du har ingen enheder endnu");
        }
    }

    @Test
    void inEnglishToo(Browser browser) {
        world.load("small");
        try (var visit = browser.visit("http://localhost:" + port).inEnglish().open("/enhed")) {
            visit.page().waitForSelector("#enhed-enrol:not([hidden])");
            visit.check();
            assertThat(visit.page().textContent("main")).contains("You need no app");
        }
    }

    private static void load(Page page, String seeds) {
        page.setInputFiles("#file", new FilePayload("koder.csv", "text/csv", seeds.getBytes(StandardCharsets.UTF_8)));
        Visit.follow(page, "main form button[type=submit]");
    }

    @Test
    void whoHelpsOthersFindsABoundDeviceAndASignInPointGetsItsKey(Browser browser) {
        account("hjaelper", BuiltInRole.ADMINISTRATOR);
        String id;
        try (var phone = browser.visit("http://localhost:" + port)) {
            world.load("small");
            enrol(phone);
            id = Objects.requireNonNull(phone.page().textContent("#enhed-id"));
        }
        try (var visit = signedIn(browser, "hjaelper")) {
            var page = visit.page();
            visit.open("/secondfactor/devices").check();
            visit.open("/secondfactor/devices/bind").check();
            page.fill("#deviceId", id);
            page.fill("#cpr", "6101701234");
            page.selectOption("#level", "SUBSTANTIAL");
            page.fill("#reason", "Har vist kørekort");
            Visit.follow(page, "main form button[type=submit]");
            assertThat(page.textContent("main")).contains("Enheden er knyttet", "Betydelig");
            visit.check();
            visit.open("/secondfactor/devices");
            page.fill("#q", "610170-1234");
            Visit.follow(page, "main form button[type=submit]");
            visit.check();
            Visit.follow(page, "main table a");
            Visit.follow(page, "main a[href$='/block']");
            visit.check();
            page.fill("#reason", "Tabt i bussen");
            Visit.follow(page, "main form button[type=submit]");
            assertThat(page.textContent("main")).contains("Enheden er spærret");

            visit.open("/secondfactor/connectors").check();
            visit.open("/secondfactor/connectors/new").check();
            page.fill("#name", "Søndby AD FS");
            page.selectOption("#kind", "SERVER");
            Visit.follow(page, "main form button[type=submit]");
            assertThat(page.textContent("main")).contains("fk_");
            visit.check();
            Visit.follow(page, "main a.button");
            Visit.follow(page, "main table a");
            visit.check();
            visit.open("/secondfactor/connectors/robot").check();
            page.fill("#name", "Fakturarobot");
            Visit.follow(page, "main form button[type=submit]");
            assertThat(page.textContent("main .f-secret")).matches("[A-Z2-7]{32}");

            visit.open("/secondfactor/statistics").check();
            visit.open("/me/security/viewer").check();
            visit.open("/secondfactor/hardware").check();
            Visit.follow(page, "main a.button-primary");
            visit.check();
            load(page, "KV-1001;3132333435363738393031323334353637383930");
            assertThat(page.textContent("main")).contains("KV-1001", "Ikke udleveret");
            visit.check();
            visit.open("/secondfactor/hardware/load");
            load(page, "KV-1001;3132333435363738393031323334353637383930\nKV-1002;kort");
            assertThat(page.textContent("main")).contains("Linje 2, hemmelighed");
            visit.accessible();

            visit.open("/secondfactor/connectors");
            Visit.follow(page, "main table a");
            page.fill("#redirects", "http://ikke.sikker.example");
            Visit.follow(page, "main form button[type=submit]");
            assertThat(page.textContent("#error-summary")).contains("https://");
        }
    }
}
