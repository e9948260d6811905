package dk.faelled.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Groups are loaded, decide who gets into a system, and are told to it (USR-03, IDP-08, IDP-27). */
@Walls
class GroupsTest extends Loading {
    private static final String PASSWORD = "gul turist over broen";
    private static final String GROUPS = CORE + "/groups";
    private static final String READERS = "11111111-0000-4000-8000-000000000001";
    private static final String WRITERS = "11111111-0000-4000-8000-000000000002";

    private static Map<String, Object> group(String uuid, String name, String... members) {
        return Map.of("uuid", uuid, "name", name, "description", "Til fagsystemet", "members", List.of(members));
    }

    @SafeVarargs
    private static String groups(Map<String, Object>... groups) {
        return json(Map.of("domain", "dalby.example", "groups", List.of(groups)));
    }

    private String loaded() throws SQLException {
        domain("dalby.example", "");
        var key = key();
        assertThat(call(key, "POST", CORE + "/full", body("dalby.example", persons(0, 4)))
                        .status())
                .isEqualTo(200);
        var answer = call(
                key,
                "POST",
                GROUPS + "/load/full",
                groups(
                        group(READERS, "Fag-Læsere", "bruger0", "BRUGER1", "ukendt"),
                        group(WRITERS, "Fag-Skrivere", "bruger1")));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("X-Skipped")).isEqualTo("1");
        return key;
    }

    private String members(String uuid) throws SQLException {
        return ask("""
                select coalesce(string_agg(p.user_name, ',' order by p.user_name), '')
                  from identity_group g
                  left join identity_group_member m on m.group_id = g.id
                  left join identity_person p on p.id = m.person_id
                 where g.tenant_id = '%s' and g.uuid = '""" + uuid + "'");
    }

    @Test
    void groupsAreLoadedWholeInPartAndOneMemberAtATime() throws SQLException {
        var key = loaded();
        assertThat(members(READERS)).isEqualTo("bruger0,bruger1");
        var told = call(key, "GET", GROUPS + "?domain=dalby.example", "").json().get("groups");
        assertThat(told.size()).isEqualTo(2);
        assertThat(told.get(0).get("members").toString()).isEqualTo("[\"bruger0\",\"bruger1\"]");
        assertThat(call(key, "GET", GROUPS + "/" + cpr(1) + "?domain=dalby.example", "")
                        .json()
                        .size())
                .isEqualTo(2);
        assertThat(call(key, "GET", GROUPS + "/6101709999?domain=dalby.example", "")
                        .status())
                .isEqualTo(404);

        call(key, "POST", GROUPS + "/load/delta", groups(group(WRITERS, "Fag-Skribenter", "bruger2")));
        assertThat(members(WRITERS)).isEqualTo("bruger2");
        assertThat(members(READERS)).isEqualTo("bruger0,bruger1");
        var single = json(Map.of("groupUuid", READERS, "sAMAccountName", "Bruger3"));
        assertThat(call(key, "PUT", GROUPS + "/single?domain=dalby.example", single)
                        .status())
                .isEqualTo(200);
        assertThat(members(READERS)).isEqualTo("bruger0,bruger1,bruger3");
        assertThat(call(key, "DELETE", GROUPS + "/single?domain=dalby.example", single)
                        .status())
                .isEqualTo(200);
        assertThat(members(READERS)).isEqualTo("bruger0,bruger1");

        call(key, "POST", GROUPS + "/load/full", groups(group(READERS, "Fag-Læsere", "bruger0")));
        assertThat(members(WRITERS)).isEmpty();
        assertThat(members(READERS)).isEqualTo("bruger0");
        assertThat(vera.open("/identity/groups").body()).contains("Fag-Læsere", "Fag-Skribenter", "dalby.example");
        // whoever leaves is in no group any more
        call(key, "DELETE", CORE, body("dalby.example", List.of(Map.of("samAccountName", "bruger0"))));
        assertThat(members(READERS)).isEmpty();
    }

    @Test
    void whatIsWrongWithGroupsIsSaid() throws SQLException {
        var key = loaded();
        for (var wrong : Map.of(
                        groups(),
                        "groups is missing or empty",
                        groups(group("x", "Navn")),
                        "Entry 1 (Navn): uuid must be a UUID of 36 characters",
                        groups(group(READERS, " ")),
                        "Entry 1: name is missing",
                        groups(group(READERS, "En"), group(READERS, "To")),
                        "Entries 1 and 2: uuid " + READERS,
                        groups(group(READERS, "En", "")),
                        "members has a name that is empty",
                        "{\"domain\":\"andet.example\",\"groups\":[]}",
                        "There is no domain 'andet.example'",
                        "{\"domain\":\"dalby.example\",\"groups\":[{\"members\":\"bo\"}]}",
                        "field members")
                .entrySet()) {
            var answer = call(key, "POST", GROUPS + "/load/full", wrong.getKey());
            assertThat(answer.status()).as(wrong.getKey()).isEqualTo(400);
            assertThat(answer.body()).contains(wrong.getValue());
        }
        assertThat(members(READERS)).isEqualTo("bruger0,bruger1");
        var nobody = json(Map.of("groupUuid", READERS, "sAMAccountName", "ingen"));
        assertThat(call(key, "PUT", GROUPS + "/single?domain=dalby.example", nobody)
                        .body())
                .contains("nobody in 'dalby.example' is called 'ingen'");
    }

    @Test
    void aSystemIsForMembersOnlyAndIsToldOfGroups() throws SQLException {
        loaded();
        choosePassword("bruger0", PASSWORD);
        choosePassword("bruger3", PASSWORD);
        vera.open("/identity/providers/oidc/new");
        vera.post(
                "/identity/providers/oidc/new",
                Map.of(
                        "name", "Fagsystem",
                        "entityId", "fag",
                        "redirects", "https://fag.example/tilbage",
                        "algorithm", "ES256",
                        "kind", "secret",
                        "place", "root",
                        "pkce", "yes"));
        var found = Pattern.compile("/identity/providers/[0-9a-f-]{36}")
                .matcher(vera.open("/identity/providers").body());
        assertThat(found.find()).isTrue();
        var provider = found.group();
        vera.open(provider + "/conditions");
        assertThat(vera.post(provider + "/conditions", Map.of("groups", "Fag-Ukendte"))
                        .body())
                .contains("ingen gruppe, der hedder Fag-Ukendte");
        assertThat(vera.post(provider + "/conditions", Map.of("groups", "fag-læsere@dalby.example"))
                        .status())
                .isLessThan(400);
        assertThat(vera.open(provider + "/conditions").body()).contains("Fag-Læsere@dalby.example");

        claim(provider, "titel", "CONDITION_MEMBER_OF_GROUP", "Fag-Læsere", "Læser");
        claim(provider, "grupper", "GET_GROUPS_WITHOUT_PREFIX", "Fag-", "");
        claim(provider, "nummer", null, "employeeNo", "");
        var in = trial(provider, "bruger0@dalby.example");
        assertThat(in)
                .containsPattern("(\"|&#34;|&quot;)Læser(\"|&#34;|&quot;)")
                .containsPattern("(\"|&#34;|&quot;)Læsere(\"|&#34;|&quot;)")
                .contains("4711", "5. Betingelser: opfyldt");
        var out = trial(provider, "bruger3@dalby.example");
        assertThat(out)
                .contains("ikke i en af de grupper, der må")
                .doesNotContainPattern("(\"|&#34;|&quot;)Læser(\"|&#34;|&quot;)");
        vera.open(provider + "/claims/new");
        assertThat(vera.post(
                                provider + "/claims/new",
                                Map.of("name", "x", "kind", "GROUP", "value", "y", "operation", "GET_USER_ROLES"))
                        .body())
                .contains("grupper for Gruppe");
        assertThat(vera.open("/identity/persons/" + id("bruger0")).body()).contains("Fag-Læsere");
        var page = Pattern.compile("/identity/groups/[0-9a-f-]{36}")
                .matcher(vera.open("/identity/persons/" + id("bruger0")).body());
        assertThat(page.find()).isTrue();
        assertThat(vera.open(page.group()).body())
                .contains("Anna Bente bruger0")
                .doesNotContain("bruger3");
    }

    private void claim(
            String provider,
            String name,
            @org.jspecify.annotations.Nullable String operation,
            String role,
            String value) {
        vera.open(provider + "/claims/new");
        var fields = operation == null
                ? Map.of("name", name, "kind", "DYNAMIC", "value", role)
                : Map.of("name", name, "kind", "GROUP", "operation", operation, "role", role, "value", value);
        assertThat(vera.post(provider + "/claims/new", fields).status()).isLessThan(400);
    }

    private String trial(String provider, String person) {
        vera.open(provider + "/claims");
        return vera.post(provider + "/claims/trial", Map.of("person", person)).body();
    }
}
