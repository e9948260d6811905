package dk.faelled.organisation;

import com.microsoft.playwright.Page;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.browser.Browser;
import dk.faelled.platform.browser.Visit;
import java.util.Set;
import org.springframework.boot.test.context.TestComponent;

/** Somebody at a browser, signed in to the authority of the test. */
@TestComponent
class Desk {
    private static final String PASSWORD = "sit-down-at-it-1";
    private final dk.faelled.platform.Accounts accounts;
    private final Tenants tenants;

    Desk(dk.faelled.platform.Accounts accounts, Tenants tenants) {
        this.accounts = accounts;
        this.tenants = tenants;
    }

    Visit of(Browser browser, int port, BuiltInRole role) {
        return signIn(browser.visit("http://localhost:" + port), port, role);
    }

    Visit withoutScripts(Browser browser, int port, BuiltInRole role) {
        return signIn(browser.visitWithoutScripts("http://localhost:" + port), port, role);
    }

    private Visit signIn(Visit visit, int port, BuiltInRole role) {
        accounts.keep(role.name().toLowerCase(), role.name(), PASSWORD, Set.of(role), null);
        visit.open("/sign-in");
        var page = visit.page();
        if (page.locator("#authority").count() > 0)
            page.selectOption(
                    "#authority", tenants.find(Tenant.current()).orElseThrow().cvr());
        page.fill("#name", role.name().toLowerCase());
        page.fill("#password", PASSWORD);
        Visit.follow(page, "main button[type=submit]");
        page.waitForURL("http://localhost:" + port + "/");
        return visit;
    }

    /** The main act of the form at hand. */
    static void save(Page page) {
        Visit.follow(page.locator("main .f-buttons button[type=submit]"));
    }
}
