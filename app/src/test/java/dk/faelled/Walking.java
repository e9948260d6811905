package dk.faelled;

import dk.faelled.platform.DemoWorld;
import dk.faelled.platform.browser.Browser;
import dk.faelled.platform.browser.BrowserTest;
import dk.faelled.platform.browser.Visit;
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

    @LocalServerPort
    int port;

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
