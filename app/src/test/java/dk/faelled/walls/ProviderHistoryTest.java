package dk.faelled.walls;

import static dk.faelled.walls.TwoAuthorities.NEIGHBOUR;
import static dk.faelled.walls.TwoAuthorities.OWN;
import static dk.faelled.walls.TwoAuthorities.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.TestDatabase;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Visitor;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is changed of a system is seen, told apart and led back to, part by part (BEY-10). */
@Walls
class ProviderHistoryTest {
    private static final String PROVIDERS = "/identity/providers";

    @Autowired
    private TwoAuthorities two;

    private Visitor administrator(String host, String authority) {
        var visitor = new Visitor(two.wire(), host);
        assertThat(visitor.signIn(authority, "ADMINISTRATOR", PASSWORD).status())
                .isLessThan(400);
        visitor.open(PROVIDERS);
        return visitor;
    }

    private Visitor administrator() {
        return administrator("own.example", OWN);
    }

    /** @return its path */
    private static String client(Visitor administrator) {
        var id = "https://fag.example/" + UUID.randomUUID();
        var handed =
                administrator.post(PROVIDERS + "/oidc/new", settings(Map.of("name", "Fagsystemet", "entityId", id)));
        assertThat(handed.status()).as(handed.body()).isEqualTo(200);
        return Pattern.compile(PROVIDERS + "/[0-9a-f-]{36}")
                .matcher(handed.body())
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> settings(Map<String, String> others) {
        var all = new HashMap<>(Map.of(
                "kind", "secret",
                "place", "root",
                "redirects", "https://fag.example/retur",
                "algorithm", "ES256",
                "loa", "URI",
                "pkce", "yes"));
        all.putAll(others);
        return all;
    }

    private static void goesOn(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(302);
    }

    private static String history(Visitor administrator, String base) {
        var page = administrator.open(base + "/history");
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("??");
        return page.body();
    }

    /** The headings of the versions, the latest first. */
    private static List<String> versions(String page) {
        return Pattern.compile("<h2>(Nr\\. \\d+, [^:]+):")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** Path of what lies further back; empty for nothing. */
    private static String older(String page) {
        return Pattern.compile("href=\"([^\"]+)\">Vis ældre<")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElse("");
    }

    private static void claim(Visitor administrator, String path, String name, String value) {
        goesOn(administrator.post(path, Map.of("name", name, "kind", "DYNAMIC", "value", value, "required", "yes")));
    }

    @Test
    void claimsThatWereAddedChangedOrRemovedComeBackAsTheyWere() {
        var administrator = administrator();
        var base = client(administrator);
        claim(administrator, base + "/claims/new", "mail", "email");
        claim(administrator, base + "/claims/new", "navn", "name");
        var mail = Pattern.compile(base + "/claims/[0-9a-f-]{36}(?=\">mail<)")
                .matcher(administrator.open(base + "/claims").body())
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
        claim(administrator, mail, "mail", "uniLogin");
        assertThat(history(administrator, base))
                .contains(
                        "<del>Personligt: email (Påkrævet)</del>",
                        "<ins>Personligt: uniLogin (Påkrævet)</ins>",
                        "<dt>navn</dt>");
        goesOn(administrator.post(mail + "/remove", Map.of()));
        // terms and settings are the first two; then comes what it was told before anything, and the four changes
        assertThat(versions(history(administrator, base)))
                .containsExactly(
                        "Nr. 7, oplysninger",
                        "Nr. 6, oplysninger",
                        "Nr. 5, oplysninger",
                        "Nr. 4, oplysninger",
                        "Nr. 3, oplysninger",
                        "Nr. 2, OpenID Connect",
                        "Nr. 1, vilkår");
        goesOn(administrator.post(base + "/history/5/back", Map.of()));
        assertThat(administrator.open(base + "/claims").body())
                .contains("<code>email</code>", "<code>name</code>")
                .doesNotContain("<code>uniLogin</code>");
        assertThat(administrator.open(mail).status()).isEqualTo(200);
        goesOn(administrator.post(base + "/history/3/back", Map.of()));
        assertThat(administrator.open(base + "/claims").body()).doesNotContain("<code>name</code>");
        assertThat(versions(history(administrator, base))).hasSize(9).startsWith("Nr. 9, oplysninger");
        // what it is already is no version more
        goesOn(administrator.post(base + "/history/3/back", Map.of()));
        assertThat(versions(history(administrator, base))).hasSize(9);
    }

    @Test
    void settingsOfAClientComeBackAndItsSecretIsInNoVersion() {
        var administrator = administrator();
        var base = client(administrator);
        goesOn(administrator.post(
                base + "/oidc", settings(Map.of("redirects", "https://ny.example/retur", "refresh", "yes"))));
        assertThat(history(administrator, base))
                .contains(
                        "Nr. 3, OpenID Connect",
                        "<del>https://fag.example/retur</del>",
                        "<ins>https://ny.example/retur</ins>")
                .doesNotContain("secret");
        goesOn(administrator.post(base + "/history/2/back", Map.of()));
        assertThat(administrator.open(base + "/oidc").body())
                .contains("https://fag.example/retur")
                .doesNotContain("https://ny.example/retur");
        var counts = history(administrator, base);
        assertThat(counts).contains("Nr. 4, OpenID Connect").doesNotContain("/history/4/back", "/history/2/back");
        assertThat(counts).contains("/history/3/back");
    }

    @Test
    void howAnAnswerInSamlIsWrittenComesBackWithTheDescriptionThatCountedThen() {
        var administrator = administrator();
        var id = "https://fag.example/" + UUID.randomUUID();
        var keys = SamlSystem.Keys.made();
        var first = SamlDescriptionTest.described(id, id + "/first", keys);
        administrator.open(PROVIDERS + "/saml/new");
        var tab = SamlDescriptionTest.path(
                administrator.post(PROVIDERS + "/saml/new", Map.of("xml", first, "name", "Fag")));
        var base = tab.replace("/saml", "");
        var answered = Map.of("profile", "PLAIN", "nameFormat", "EMAIL", "encrypts", "yes", "signs", "yes");
        goesOn(administrator.post(tab, answered));
        goesOn(administrator.post(
                tab + "/describe", Map.of("xml", SamlDescriptionTest.described(id, id + "/second", keys))));
        assertThat(history(administrator, base))
                .contains("<del>Metadata nr. 1</del>", "<ins>Metadata nr. 2</ins>", "<ins>Ja</ins>");
        assertThat(administrator.open(tab).body()).contains(id + "/second");
        goesOn(administrator.post(base + "/history/2/back", Map.of()));
        assertThat(administrator.open(tab).body())
                .contains(id + "/first")
                .doesNotContain(id + "/second")
                .doesNotContain("value=\"EMAIL\" selected");
    }

    @Test
    void addressesOfRadiusComeBackUnlessSomebodyElseHasThemNow() {
        var administrator = administrator();
        var made = administrator.post(
                PROVIDERS + "/radius/new",
                Map.of("name", "VPN", "ranges", "198.51.100.71", "secret", "", "kind", "ALWAYS"));
        assertThat(made.status()).as(made.body()).isEqualTo(200);
        var base = Pattern.compile(PROVIDERS + "/[0-9a-f-]{36}")
                .matcher(made.body())
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
        goesOn(administrator.post(base + "/radius", Map.of("ranges", "198.51.100.72", "legacy", "yes")));
        assertThat(history(administrator, base)).contains("<del>198.51.100.71/32</del>", "<ins>198.51.100.72/32</ins>");
        goesOn(administrator.post(base + "/history/2/back", Map.of()));
        assertThat(administrator.open(base + "/radius").body()).contains("198.51.100.71");
        goesOn(administrator.post(base + "/history/3/back", Map.of()));
        administrator.post(
                PROVIDERS + "/radius/new",
                Map.of("name", "Wi-Fi", "ranges", "198.51.100.71", "secret", "", "kind", "ALWAYS"));
        goesOn(administrator.post(base + "/history/2/back", Map.of()));
        assertThat(administrator.open(base + "/radius").body()).contains("198.51.100.72");
    }

    @Test
    void aVersionThatMayNotBeAnyMoreIsShownAndNothingFollowsFromIt() throws SQLException {
        var administrator = administrator();
        var base = client(administrator);
        claim(administrator, base + "/claims/new", "mail", "email");
        claim(administrator, base + "/claims/new", "navn", "name");
        try (var superuser = TestDatabase.database().superuser()) {
            Twin.run(
                    superuser,
                    "update identity_provider_version set state = replace(state::text, 'mail', 'sub')::jsonb"
                            + " where number = 4 and provider_id = '" + base.replaceAll(".*/", "") + "'");
        }
        assertThat(history(administrator, base))
                .contains("Nr. 4, oplysninger", "/history/3/back")
                .doesNotContain("/history/4/back");
        goesOn(administrator.post(base + "/history/4/back", Map.of()));
        assertThat(history(administrator, base)).contains("Nr. 4 kan ikke bruges mere");
        assertThat(administrator.open(base + "/claims").body()).contains("<code>email</code>", "<code>name</code>");
    }

    @Test
    void ofAPartTheLatestFiftyAreKeptAndThePageShowsThemInTurn() {
        var administrator = administrator();
        var base = client(administrator);
        for (int i = 1; i <= 60; i++)
            goesOn(administrator.post(base, Map.of("name", "Fagsystemet " + i, "enabled", "yes")));
        var page = history(administrator, base);
        var all = new ArrayList<>(versions(page));
        assertThat(all).hasSize(25).startsWith("Nr. 62, vilkår");
        for (var older = older(page); !older.isEmpty(); older = older(page)) {
            page = administrator.open(older).body();
            all.addAll(versions(page));
        }
        // of the client's settings there is one, and that stays
        assertThat(all).hasSize(51).doesNotHaveDuplicates().endsWith("Nr. 13, vilkår", "Nr. 2, OpenID Connect");
    }

    @Test
    void nobodyElseSeesOrLeadsBackAnything() {
        var administrator = administrator();
        var base = client(administrator);
        assertThat(administrator.post(base + "/history/99/back", Map.of()).status())
                .isEqualTo(404);
        assertThat(administrator.open(base + "/history?before=x").status()).isEqualTo(400);
        var neighbour = administrator("neighbour.example", NEIGHBOUR);
        assertThat(neighbour.open(base + "/history").status()).isEqualTo(404);
        assertThat(neighbour.post(base + "/history/1/back", Map.of()).status()).isEqualTo(404);
    }
}
