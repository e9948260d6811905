package dk.faelled.walls;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.identity.oidc.OidcClient;
import dk.faelled.identity.oidc.OidcClients;
import dk.faelled.identity.provider.ServiceProvider;
import dk.faelled.identity.provider.SigningKey.Algorithm;
import dk.faelled.identity.provider.claims.Claim;
import dk.faelled.identity.provider.claims.Claims;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Call;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What else is loaded of persons, what follows from it, and what a load without a database comes to (USR-01, identity 5.3). */
@Walls
class ExtrasTest extends Loading {
    private static final String PASSWORD = "gul turist over broen";
    private static final String CVR = "12345678";

    @Autowired
    private OidcClients clients;

    @Autowired
    private Claims claims;

    private String loaded() throws SQLException {
        domain("dalby.example", "");
        var key = key();
        assertThat(call(key, "POST", CORE + "/full", body("dalby.example", persons(0, 3)))
                        .status())
                .isEqualTo(200);
        return key;
    }

    private static Map<String, Object> job(String identifier) {
        return Map.of("identifier", identifier, "cvr", CVR);
    }

    @SafeVarargs
    private static String entries(Map<String, ?>... entries) {
        return json(Map.of("domain", "dalby.example", "entryList", List.of(entries)));
    }

    private List<String> jobs(String key, String name) {
        var all = call(key, "GET", CORE + "/jfr?domain=dalby.example", "").json();
        assertThat(all.get("domain").asString()).isEqualTo("dalby.example");
        var found = new ArrayList<String>();
        for (var one : all.get("entryList"))
            if (one.get("samAccountName").asString().equals(name))
                for (var job : one.get("jfrs"))
                    found.add(job.get("identifier").asString() + " "
                            + job.get("cvr").asString());
        return found;
    }

    @Test
    void jobFunctionRolesAreLoadedWholeAndInPartAndGoWithWhomTheyBelongTo() throws SQLException {
        var key = loaded();
        var full = call(
                key,
                "POST",
                CORE + "/jfr/full",
                entries(
                        Map.of("samAccountName", "BRUGER0", "jfrs", List.of(job("sag"), job("led"), job("sag"))),
                        Map.of("uuid", uuid("bruger1"), "jfrs", List.of(job("led"))),
                        Map.of("samAccountName", "ukendt", "jfrs", List.of())));
        assertThat(full.status()).as(full.body()).isEqualTo(200);
        assertThat(full.header("X-Skipped")).isEqualTo("1");
        assertThat(jobs(key, "bruger0")).containsExactly("sag " + CVR, "led " + CVR);
        assertThat(jobs(key, "bruger1")).containsExactly("led " + CVR);
        var one = call(key, "GET", CORE + "/jfr/" + cpr(1) + "?domain=dalby.example", "");
        assertThat(one.json().get("entryList").get(0).get("jfrs").size()).isEqualTo(1);
        assertThat(call(key, "GET", CORE + "/jfr/6101709999?domain=dalby.example", "")
                        .status())
                .isEqualTo(404);
        var delta = call(
                key,
                "POST",
                CORE + "/jfr/delta",
                entries(Map.of(
                        "samAccountName",
                        "bruger0",
                        "addJfrs",
                        List.of(job("ny")),
                        "removeJfrs",
                        List.of(job("sag")))));
        assertThat(delta.status()).as(delta.body()).isEqualTo(200);
        assertThat(jobs(key, "bruger0")).containsExactly("led " + CVR, "ny " + CVR);
        assertThat(jobs(key, "bruger1")).containsExactly("led " + CVR);
        assertThat(vera.open("/identity/persons/" + id("bruger0")).body())
                .contains("Indlæst om personen", "ny (CVR " + CVR + ")");
        assertThat(vera.open("/identity/loads").body()).contains("Alle jobfunktionsroller", "Nogle jobfunktionsroller");
        // who is not loaded any more has none, also when loaded again
        call(key, "POST", CORE + "/full", body("dalby.example", persons(1, 3)));
        call(key, "POST", CORE + "/full", body("dalby.example", persons(0, 3)));
        assertThat(jobs(key, "bruger0")).isEmpty();
        call(key, "POST", CORE + "/jfr/full", entries(Map.of("samAccountName", "bruger2", "jfrs", List.of(job("a")))));
        assertThat(jobs(key, "bruger1")).isEmpty();
        assertThat(jobs(key, "bruger2")).containsExactly("a " + CVR);
    }

    @Test
    void attributesForKombitAreLoadedSeenAndTold() throws SQLException {
        var key = loaded();
        var full = call(
                key,
                "POST",
                CORE + "/kombitAttributes/load/full",
                entries(
                        Map.of("samAccountName", "bruger0", "kombitAttributes", Map.of("enhed", "Skole")),
                        Map.of("samAccountName", "bruger1", "kombitAttributes", Map.of("enhed", "Børn"))));
        assertThat(full.status()).as(full.body()).isEqualTo(200);
        var single = json(Map.of(
                "samAccountName", "Bruger0", "kombitAttributes", Map.of("enhed", "Børn og unge", "sted", "Søndby")));
        assertThat(call(key, "POST", CORE + "/kombitAttributes/single?domain=dalby.example", single)
                        .status())
                .isEqualTo(200);
        var nobody = call(
                key,
                "POST",
                CORE + "/kombitAttributes/single?domain=dalby.example",
                json(Map.of("samAccountName", "ukendt", "kombitAttributes", Map.of())));
        assertThat(nobody.status()).isEqualTo(400);
        assertThat(nobody.body()).contains("nobody in 'dalby.example'");
        assertThat(vera.open("/identity/persons/" + id("bruger0")).body())
                .contains("enhed: Børn og unge", "sted: Søndby");
        call(
                key,
                "POST",
                CORE + "/jfr/full",
                entries(Map.of("samAccountName", "bruger0", "jfrs", List.of(job("sag"), job("led")))));
        choosePassword("bruger0", PASSWORD);
        var provider = system();
        claim(provider, "rolle", "jobFunctionRoles", true);
        claim(provider, "afdeling", "enhed", false);
        vera.open("/identity/providers/" + provider + "/claims");
        var tried = vera.post("/identity/providers/" + provider + "/claims/trial", Map.of("person", "bruger0"));
        assertThat(tried.body())
                .contains("personen vælger mellem sag, led", "Børn og unge")
                .doesNotContain("sag;led");
        // whoever is not posted has none any more
        call(
                key,
                "POST",
                CORE + "/kombitAttributes/load/full",
                entries(Map.of("samAccountName", "bruger1", "kombitAttributes", Map.of("enhed", "Børn"))));
        assertThat(vera.open("/identity/persons/" + id("bruger0")).body()).doesNotContain("Børn og unge");
    }

    private UUID system() {
        var provider = UUID.randomUUID();
        Tenant.run(
                tenant,
                () -> clients.add(
                        ServiceProvider.of(provider, "fag-" + provider, "Fag", ServiceProvider.Protocol.OIDC10),
                        new OidcClient(
                                provider,
                                false,
                                false,
                                null,
                                List.of("https://fag.example/"),
                                List.of(),
                                null,
                                Algorithm.ES256,
                                true,
                                false,
                                false,
                                List.of(),
                                "",
                                OidcClient.Loa.URI)));
        return provider;
    }

    private void claim(UUID provider, String name, String field, boolean single) {
        Tenant.run(
                tenant,
                () -> claims.add(new Claim(
                        UUID.randomUUID(),
                        provider,
                        name,
                        Claim.Kind.DYNAMIC,
                        field,
                        null,
                        null,
                        null,
                        false,
                        single)));
    }

    @Test
    void whatIsWrongIsSaidAndNothingIsChanged() throws SQLException {
        var key = loaded();
        call(key, "POST", CORE + "/jfr/full", entries(Map.of("samAccountName", "bruger0", "jfrs", List.of(job("a")))));
        refused(
                call(
                        key,
                        "POST",
                        CORE + "/jfr/full",
                        entries(
                                Map.of("samAccountName", "bruger0", "jfrs", List.of(job("b"))),
                                Map.of(
                                        "samAccountName",
                                        "bruger1",
                                        "jfrs",
                                        List.of(Map.of("identifier", "x", "cvr", "12"))),
                                Map.of("jfrs", List.of()),
                                Map.of("samAccountName", "bruger2"))),
                "Entry 2: jfrs: cvr must have 8 digits",
                "Entry 3: samAccountName is missing",
                "Entry 4: jfrs is missing");
        refused(
                call(
                        key,
                        "POST",
                        CORE + "/jfr/full",
                        entries(
                                Map.of("samAccountName", "bruger0", "jfrs", List.of()),
                                Map.of("uuid", uuid("bruger0"), "jfrs", List.of(job("b"))))),
                "Somebody is named twice");
        refused(
                call(key, "POST", CORE + "/jfr/full", json(Map.of("domain", "dalby.example", "entryList", List.of()))),
                "entryList is missing or empty");
        refused(
                call(
                        key,
                        "POST",
                        CORE + "/kombitAttributes/load/full",
                        entries(Map.of(
                                "samAccountName", "bruger0", "kombitAttributes", Map.of("x", "y".repeat(4001))))),
                "a value has more than 4000 characters");
        assertThat(jobs(key, "bruger0")).containsExactly("a " + CVR);
        // in Danish for a program that asks for it
        var danish = two.wire()
                .send(new Call(
                        "POST",
                        CORE + "/full",
                        List.of("ApiKey: " + key, "Content-Type: application/json", "Accept-Language: da-DK, en;q=0.5"),
                        body("dalby.example", List.of(Map.of("samAccountName", "x\u0007", "cpr", "1")))));
        assertThat(danish.status()).isEqualTo(400);
        assertThat(danish.body())
                .contains("Post 1 (x\u0007): uuid mangler; det har 36 tegn", "samAccountName har et kontroltegn")
                .doesNotContain("Entry", "??");
        assertThat(vera.open("/identity/loads").body()).contains("uuid is missing; it has 36 characters");
    }

    private static void refused(Answer answer, String... why) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(why);
    }

    @Test
    void aLoadThatIsCutOffFromTheDatabaseIsTakenWhenItComesAgain() throws SQLException {
        var key = loaded();
        sql("""
                create function cut_off() returns trigger language plpgsql
                    as $$ begin perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(5); return new; end $$;
                create trigger cut_off before insert on identity_person
                    for each row when (new.user_name = 'afbrudt') execute function cut_off()
                """);
        var more = persons(0, 3);
        more.add(person("afbrudt", cpr(77)));
        try {
            var cut = call(key, "POST", CORE + "/full", body("dalby.example", more));
            assertThat(cut.status()).as(cut.body()).isEqualTo(503);
            assertThat(cut.header("Retry-After")).isEqualTo("30");
            assertThat(cut.body()).contains("Nothing was changed");
            assertThat(count("p.user_name = 'afbrudt'")).isEqualTo("0");
        } finally {
            sql("drop trigger cut_off on identity_person; drop function cut_off()");
        }
        assertThat(call(key, "POST", CORE + "/full", body("dalby.example", more))
                        .status())
                .isEqualTo(200);
        assertThat(count("p.user_name = 'afbrudt'")).isEqualTo("1");
    }

    private static Map<String, String> policy(String groups) {
        var form = new LinkedHashMap<String, String>();
        form.put("shortest", "12");
        form.put("longest", "64");
        form.put("history", "8");
        form.put("maxAgeDays", "365");
        form.put("reminderDays", "14");
        form.put("changesADay", "0");
        form.put("tries", "5");
        form.put("lockMinutes", "5");
        form.put("groups", groups);
        return form;
    }

    @Test
    void membersOfSomeGroupsMayNotChangeTheirPasswordsAndAreNotAskedTo() throws SQLException {
        var key = loaded();
        var group =
                Map.of("uuid", uuid("fælles"), "name", "Fælleskonti", "description", "", "members", List.of("bruger0"));
        call(
                key,
                "POST",
                CORE + "/groups/load/full",
                json(Map.of("domain", "dalby.example", "groups", List.of(group))));
        var path = "/identity/domains/"
                + ask("select id::text from identity_domain where tenant_id = '%s' and name = 'dalby.example'");
        vera.open(path);
        var wrong = vera.post(path, policy("Ingen gruppe"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("Ingen gruppe");
        assertThat(vera.post(path, policy("Fælleskonti")).header("Location")).endsWith("/identity/domains");
        assertThat(vera.open(path).body()).contains("Fælleskonti");
        for (var name : List.of("bruger0", "bruger1")) choosePassword(name, PASSWORD);
        for (var name : List.of("bruger0", "bruger1"))
            call(
                    key,
                    "POST",
                    CORE + "/passwordchange/force",
                    json(Map.of("domain", "dalby.example", "samAccountName", name)));
        assertThat(signIn(two.visitor(), "bruger1", PASSWORD).header("Location"))
                .endsWith("/sign-in/password");
        var member = two.visitor();
        assertThat(signIn(member, "bruger0", PASSWORD).header("Location")).endsWith("/");
        member.open("/me/security/password");
        var other = "en helt anden adgangskode";
        var refused =
                member.post("/me/security/password", Map.of("current", PASSWORD, "password", other, "repeat", other));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("hvis medlemmer ikke selv må skifte adgangskode");
        vera.open(path);
        vera.post(path, policy(""));
        assertThat(signIn(two.visitor(), "bruger0", PASSWORD).header("Location"))
                .endsWith("/sign-in/password");
    }

    @Test
    void whoGetsAndLosesTheRightToAnNsisIdentityByALoadIsToldByLetter() throws SQLException {
        var key = loaded();
        choosePassword("bruger0", PASSWORD);
        var load = CORE + "/nsisallowed/load";
        call(key, "POST", load, json(Map.of("domain", "dalby.example", "nsisUserUuids", List.of(uuid("bruger1")))));
        assertThat(letters("forbidden")).isEqualTo("1");
        call(
                key,
                "POST",
                load,
                json(Map.of("domain", "dalby.example", "nsisUserUuids", List.of(uuid("bruger0"), uuid("bruger1")))));
        assertThat(letters("allowed")).isEqualTo("1");
        assertThat(letters("forbidden")).isEqualTo("1");
        assertThat(ask("select args::text from notice where tenant_id = '%s' and kind = 'identity.account.forbidden'"))
                .contains("bruger0");
    }

    private String letters(String kind) throws SQLException {
        return ask("select count(*) from notice where tenant_id = '%s' and kind = 'identity.account." + kind + "'");
    }
}
