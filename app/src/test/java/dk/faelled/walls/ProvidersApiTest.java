package dk.faelled.walls;

import static dk.faelled.walls.TwoAuthorities.NEIGHBOUR;
import static dk.faelled.walls.TwoAuthorities.OWN;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Call;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Systems are taken in, set up and led back by another program (BEY-10, IDP-27, IDP-28). */
@Walls
class ProvidersApiTest {
    private static final String PROVIDERS = "/api/identity/v1/providers";
    private static final JsonMapper JSON = new JsonMapper();
    private static final String[] BOTH = {"identity.provider.read", "identity.provider.write"};

    @Autowired
    private TwoAuthorities two;

    private String key(String authority, String... permissions) {
        return TwoAuthorities.key(two.signedIn(authority, BuiltInRole.ADMINISTRATOR), Set.of(permissions));
    }

    private Answer send(String key, String method, String path, String body) {
        return two.wire().send(Call.json(method, PROVIDERS + path, body).key(key));
    }

    private Answer get(String key, String path) {
        return two.wire().send(Call.get(PROVIDERS + path).key(key));
    }

    private static Answer good(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
        return answer;
    }

    private static void wrong(Answer answer, String member) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("\"pointer\":\"/" + member + "\"").doesNotContain("??");
    }

    private String client(String key) {
        var added = good(send(key, "POST", "/oidc", """
                        {"name":"Fagsystemet","entityId":"https://fag.example/%s","redirects":["https://fag.example/retur"]}
                        """.formatted(UUID.randomUUID())))
                .json();
        assertThat(added.get("secret").asString()).isNotEmpty();
        return added.get("id").asString();
    }

    @Test
    void aClientIsTakenInChangedLedBackAndRemoved() {
        var key = key(OWN, BOTH);
        var id = client(key);
        var read = good(get(key, "/" + id + "/oidc"));
        assertThat(read.json().get("pkce").asBoolean()).isTrue();
        assertThat(read.body()).doesNotContain("\"secret\"");
        var changed = (ObjectNode) JSON.readTree(read.body());
        changed.put("refresh", true).put("loa", "NUMBER");
        assertThat(good(send(key, "PUT", "/" + id + "/oidc", changed.toString()))
                        .json()
                        .get("loa")
                        .asString())
                .isEqualTo("NUMBER");
        wrong(
                send(
                        key,
                        "PUT",
                        "/" + id + "/oidc",
                        changed.deepCopy().put("open", true).toString()),
                "open");
        var history = good(get(key, "/" + id + "/history")).json().get("items");
        assertThat(history.get(0).get("part").asString()).isEqualTo("OIDC");
        assertThat(history.get(0).get("counts").asBoolean()).isTrue();
        assertThat(history.get(0).get("by").asString()).isEqualTo("Nøgle");
        assertThat(history.get(1).get("state").get("refresh").asBoolean()).isFalse();
        good(send(
                key,
                "POST",
                "/" + id + "/history/" + history.get(1).get("number").asInt() + "/back",
                ""));
        assertThat(get(key, "/" + id + "/oidc").body()).isEqualTo(read.body());
        assertThat(good(send(key, "POST", "/" + id + "/oidc/secret", ""))
                        .json()
                        .get("secret")
                        .asString())
                .isNotEmpty();
        good(send(key, "DELETE", "/" + id, ""));
        assertThat(get(key, "/" + id).status()).isEqualTo(404);
        assertThat(get(key, "/" + id + "/claims").status()).isEqualTo(404);
        assertThat(get(key, "/" + id + "/history").status()).isEqualTo(404);
    }

    @Test
    void termsAreReadAndWrittenInOneShapeAndEachFaultIsToldAtItsMember() {
        var key = key(OWN, BOTH);
        var id = client(key);
        var terms = (ObjectNode) JSON.readTree(good(get(key, "/" + id)).body());
        assertThat(terms.get("level").asString()).isEqualTo("NONE");
        terms.put("level", "LOW").put("policy", "ALWAYS").put("passwordMinutes", 30);
        var after = good(send(key, "PUT", "/" + id, terms.toString())).body();
        assertThat(JSON.readTree(after)).isEqualTo(terms);
        assertThat(get(key, "/" + id).body()).isEqualTo(after);
        wrong(send(key, "PUT", "/" + id, terms.deepCopy().put("level", "HØJ").toString()), "level");
        wrong(
                send(
                        key,
                        "PUT",
                        "/" + id,
                        terms.deepCopy().put("passwordMinutes", 5).toString()),
                "passwordMinutes");
        var without = terms.deepCopy();
        without.remove("enabled");
        wrong(send(key, "PUT", "/" + id, without.toString()), "enabled");
        var other = terms.deepCopy();
        other.putArray("domains").add("ingen.example");
        wrong(send(key, "PUT", "/" + id, other.toString()), "domains");
        other = terms.deepCopy();
        other.putArray("groups").add(UUID.randomUUID().toString());
        wrong(send(key, "PUT", "/" + id, other.toString()), "groups");
        assertThat(get(key, "/" + id).body()).isEqualTo(after);
    }

    @Test
    void whatOneSystemIsToldMayBeCopiedToAnother() {
        var key = key(OWN, BOTH);
        var from = client(key);
        var to = client(key);
        good(send(key, "PUT", "/" + from + "/claims", """
                        {"items":[{"name":"mail","kind":"DYNAMIC","value":"email"}]}"""));
        var told = get(key, "/" + from + "/claims").body();
        good(send(key, "PUT", "/" + to + "/claims", told));
        assertThat(get(key, "/" + from + "/claims").body()).isEqualTo(told);
        var copied = get(key, "/" + to + "/claims");
        assertThat(copied.json().get("items").size()).isEqualTo(1);
        assertThat(copied.body()).contains("email").isNotEqualTo(told);
    }

    @Test
    void claimsAreReplacedAllAtOnceOrNotAtAllAndTriedForSomebody() {
        var key = key(OWN, BOTH);
        var id = client(key);
        var path = "/" + id + "/claims";
        good(send(key, "PUT", path, """
                        {"items":[{"name":"mail","kind":"DYNAMIC","value":"email","required":true},
                                  {"name":"sted","kind":"STATIC","value":"Rådhuset"}]}"""));
        var items = (ObjectNode) JSON.readTree(get(key, path).body());
        assertThat(items.get("items").size()).isEqualTo(2);
        var before = items.toString();
        wrong(send(key, "PUT", path, """
                        {"items":[{"name":"navn","kind":"DYNAMIC","value":"name"},{"name":"sub","kind":"STATIC","value":"x"}]}"""), "items/1/name");
        wrong(send(key, "PUT", path, "{\"items\":[{\"name\":\"navn\",\"kind\":\"ANDET\"}]}"), "items/0/kind");
        wrong(send(key, "PUT", path, "{\"items\":[null]}"), "items");
        wrong(send(key, "PUT", path, "{}"), "items");
        assertThat(get(key, path).body()).isEqualTo(before);
        var tried = good(send(key, "POST", "/" + id + "/trial", "{\"person\":\"ADMINISTRATOR\"}"));
        assertThat(tried.body()).contains("Rådhuset", "\"verdict\"");
        wrong(send(key, "POST", "/" + id + "/trial", "{\"person\":\"ingen-saadan\"}"), "person");
        ((ObjectNode) items.get("items").get(1)).put("value", "Biblioteket");
        good(send(key, "PUT", path, items.toString()));
        assertThat(get(key, path).body()).contains("Biblioteket").doesNotContain("Rådhuset");
        good(send(key, "PUT", path, "{\"items\":[]}"));
        assertThat(good(get(key, path)).json().get("items").size()).isZero();
    }

    @Test
    void aSystemOfSamlIsTakenInByItsDescriptionAndAnswersAsItIsSetUp() {
        var key = key(OWN, BOTH);
        var entity = "https://fag.example/" + UUID.randomUUID();
        var keys = SamlSystem.Keys.made();
        var described = SamlDescriptionTest.described(entity, entity + "/first", keys);
        wrong(send(key, "POST", "/saml", "{}"), "metadata");
        wrong(send(key, "POST", "/saml", "{\"metadata\":\"<!DOCTYPE a><a/>\"}"), "metadata");
        wrong(
                send(key, "POST", "/saml", JSON.writeValueAsString(Map.of("metadata", described, "template", "NN"))),
                "template");
        var added = good(send(
                key,
                "POST",
                "/saml",
                JSON.writeValueAsString(Map.of("metadata", described, "template", "AD_FS", "name", "Fag"))));
        var id = added.json().get("id").asString();
        assertThat(get(key, "/" + id).json().get("enabled").asBoolean()).isFalse();
        assertThat(get(key, "/" + id + "/claims").body()).contains("claims/upn");
        var service =
                (ObjectNode) JSON.readTree(good(get(key, "/" + id + "/saml")).body());
        assertThat(service.get("nameFormat").asString()).isEqualTo("UNSPECIFIED");
        service.put("nameFormat", "EMAIL");
        assertThat(good(send(key, "PUT", "/" + id + "/saml", service.toString()))
                        .json()
                        .get("nameFormat")
                        .asString())
                .isEqualTo("EMAIL");
        wrong(send(key, "PUT", "/" + id + "/saml", service.put("profile", "X").toString()), "profile");
        var second = SamlDescriptionTest.described(entity, entity + "/second", keys);
        assertThat(good(send(
                                key,
                                "PUT",
                                "/" + id + "/saml/metadata",
                                JSON.writeValueAsString(Map.of("metadata", second))))
                        .json()
                        .get("version")
                        .asInt())
                .isEqualTo(2);
        wrong(send(key, "PUT", "/" + id + "/saml/metadata", "{}"), "metadata");
        wrong(
                send(
                        key,
                        "PUT",
                        "/" + id + "/saml/metadata",
                        JSON.writeValueAsString(
                                Map.of("metadata", SamlDescriptionTest.described(entity + "x", entity + "/a", keys)))),
                "metadata");
    }

    @Test
    void allAreListedPageByPageAndTheNeighbourSeesNone() {
        var key = key(OWN, BOTH);
        var id = client(key);
        Set<String> seen = new HashSet<>();
        var page = good(get(key, "")).json();
        while (true) {
            for (var item : page.get("items"))
                assertThat(seen.add(item.get("id").asString())).isTrue();
            if (page.get("next").isNull()) break;
            page = good(get(key, "?after=" + page.get("next").asString())).json();
        }
        assertThat(seen).contains(id);
        var theirs = key(NEIGHBOUR, BOTH);
        assertThat(get(theirs, "").body()).doesNotContain(id);
        for (var path : new String[] {"", "/oidc", "/claims", "/history"})
            assertThat(get(theirs, "/" + id + path).status()).isEqualTo(404);
        assertThat(send(theirs, "DELETE", "/" + id, "").status()).isEqualTo(404);
        assertThat(send(theirs, "PUT", "/" + id + "/claims", "{\"items\":[]}").status())
                .isEqualTo(404);
        var reader = key(OWN, "identity.provider.read");
        good(get(reader, "/" + id + "/oidc"));
        assertThat(send(reader, "DELETE", "/" + id, "").status()).isEqualTo(403);
        assertThat(send(reader, "POST", "/" + id + "/history/1/back", "").status())
                .isEqualTo(403);
    }
}
