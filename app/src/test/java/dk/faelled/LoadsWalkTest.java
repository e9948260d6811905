package dk.faelled;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.Tenant;
import dk.faelled.platform.browser.Browser;
import dk.faelled.platform.browser.Visit;
import dk.faelled.platform.key.IssueKey;
import dk.faelled.platform.key.KeyRegister;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A domain that another program loads is made, loaded, and looked at in a browser. */
class LoadsWalkTest extends Walking {
    @Autowired
    private KeyRegister keys;

    private HttpResponse<String> post(String key, String path, String body) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/os2faktor/api/coredata" + path))
                            .header("ApiKey", key)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void whatIsLoadedAndWhatIsRefusedIsSeen(Browser browser) throws Exception {
        world.load("small");
        var key = Tenant.call(tenant(), () -> keys.issue(
                        IssueKey.of("AD", "", List.of("identity.key.coredata"), null, null, null, null))
                .secret());
        try (var visit = signedIn(browser, "admin")) {
            var page = visit.open("/identity/loads").page();
            visit.check();
            visit.open("/identity/domains/new").check();
            page.fill("#name", "walk.example");
            page.locator("input[name=source][value=COREDATA]").check();
            Visit.follow(page, "main form button[type=submit]");
            page.waitForSelector(".alert-success");
            assertThat(page.textContent("main")).contains("indlæser dem (CoreData)");
            var persons = """
                    {"domain":"walk.example","entryList":[{"uuid":"00000000-0000-4000-8000-000000000001","cpr":"6101701234",
                    "name":"Anna Bente Jensen","samAccountName":"annje","nsisAllowed":true}]}
                    """;
            assertThat(post(key, "/full", persons).statusCode()).isEqualTo(200);
            assertThat(post(key, "/full", persons.replace("Anna Bente Jensen", ""))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(post(key, "/groups/load/full", """
                    {"domain":"walk.example","groups":[{"uuid":"00000000-0000-4000-8000-000000000002","name":"Fag-Brugere",
                    "description":"","members":["annje"]}]}
                    """).statusCode()).isEqualTo(200);
            visit.open("/identity/loads").check();
            assertThat(page.textContent("main"))
                    .contains("1 læst: 1 nye", "afvist", "Entry 1 (annje): name is missing", "Tillad den næste");
            visit.open("/identity/groups").check();
            page.locator("#list tbody a").first().click();
            page.waitForURL("**/identity/groups/*-*");
            assertThat(page.textContent("main")).contains("Anna Bente Jensen", "walk.example");
            visit.check();
            page.locator("#list tbody a").first().click();
            page.waitForURL("**/identity/persons/*-*");
            assertThat(page.textContent("main")).contains("Fag-Brugere");
            visit.check();
            visit.inEnglish().open("/identity/loads").check();
            visit.open("/identity/groups").check();
        }
    }
}
