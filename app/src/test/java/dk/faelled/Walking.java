package dk.faelled;

import dk.faelled.platform.DemoWorld;
import dk.faelled.platform.Schedule;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.browser.Browser;
import dk.faelled.platform.browser.BrowserTest;
import dk.faelled.platform.browser.Visit;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The whole program over the demo world, for people who walk through it in a browser. */
@BrowserTest
@SpringBootTest(
        classes = Faelled.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"faelled.demo.password=walk-through-it-1", "faelled.demo.shown=true"})
abstract class Walking {
    @Autowired
    DemoWorld world;

    @Autowired
    Tenants tenants;

    @Autowired
    List<Schedule> schedules;

    @LocalServerPort
    int port;

    /** The main authority of the demo world. */
    final TenantId tenant() {
        return tenants.active().stream()
                .filter(one -> one.name().equals("Søndby Kommune"))
                .map(TenantInfo::id)
                .findFirst()
                .orElseThrow();
    }

    /** What is done there by the clock, done now. */
    final void byTheClock(String name) throws Exception {
        var work = schedules.stream()
                .filter(schedule -> schedule.name().equals(name))
                .findFirst()
                .orElseThrow()
                .work();
        Tenant.<Exception>run(tenant(), work::run);
    }

    static String first(Visit visit, String list) {
        return Objects.requireNonNull(
                visit.open(list).page().locator("#list tbody a").first().getAttribute("href"));
    }

    final Visit signedIn(Browser browser, String user) {
        return signedIn(browser, "29189999", user);
    }

    final Visit signedIn(Browser browser, String authority, String user) {
        var visit = browser.visit("http://localhost:" + port).open("/sign-in");
        var page = visit.page();
        page.selectOption("#authority", authority);
        page.fill("#name", user);
        page.fill("#password", "walk-through-it-1");
        Visit.follow(page, "main button[type=submit]");
        page.waitForURL("http://localhost:" + port + "/");
        return visit;
    }
}
