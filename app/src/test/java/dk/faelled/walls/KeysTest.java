package dk.faelled.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.TestDatabase;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Call;
import dk.faelled.platform.wire.Visitor;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** API keys (platform R-5, 5.2), over HTTP. */
@Walls
class KeysTest {
    private static final String KEYS = "/api/platform/v1/api-keys";

    @Autowired
    private TwoAuthorities two;

    private Visitor administrator = new Visitor(new dk.faelled.platform.wire.Wire(0), "");

    @BeforeEach
    void signIn() {
        administrator = two.signedIn(TwoAuthorities.OWN, BuiltInRole.ADMINISTRATOR);
    }

    private Answer post(String target, String body) {
        return administrator.send(administrator.withToken(Call.json("POST", target, body)));
    }

    private JsonNode issue(String more) {
        var answer = post(KEYS, "{\"name\":\"Lønsystem\",\"permissions\":[\"platform.keys\"]" + more + "}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    private Answer ask(String secret) {
        return two.wire().send(Call.get(KEYS).key(secret));
    }

    @Test
    void theSecretHasTheFormThatScannersFindAndIsShownOnce() throws Exception {
        var issued = issue("");
        var secret = issued.get("secret").asString();
        assertThat(secret).matches("fk_[1-9A-HJ-NP-Za-km-z]{8}_[0-9A-Za-z]{43}");
        assertThat(issued.get("prefix").asString()).isEqualTo(secret.substring(0, 11));
        var list = ask(secret);
        assertThat(list.body())
                .contains(issued.get("id").asString(), "\"status\":\"ACTIVE\"")
                .doesNotContain(secret);
        try (var superuser = TestDatabase.database().superuser()) {
            assertThat(Twin.ask(
                            superuser,
                            "select encode(hash, 'hex') from api_key where id = '"
                                    + issued.get("id").asString() + "'"))
                    .singleElement()
                    .asString()
                    .hasSize(64);
        }
        assertThat(ask(secret).json().path("items").toString()).contains("\"lastUsedAt\":\"2");
    }

    @Test
    void aKeyOpensItsOwnAuthorityOnly() {
        var secret = issue("").get("secret").asString();
        var there = two.wire().send(Call.get(KEYS).key(secret).with("Host: neighbour.example"));
        assertThat(there.status()).isEqualTo(403);
        assertThat(there.code()).isEqualTo("TENANT_MISMATCH");
        assertThat(two.wire()
                        .send(Call.get(KEYS).key(secret).with("Host: own.example"))
                        .status())
                .isEqualTo(200);
        var neighbour = two.signedIn(TwoAuthorities.NEIGHBOUR, BuiltInRole.ADMINISTRATOR);
        assertThat(neighbour.send(Call.get(KEYS)).body()).doesNotContain(secret.substring(0, 11));
    }

    @Test
    void aKeyThatIsUnknownRevokedOrFromElsewhereIs401AndOneWithoutTheRight403() {
        var unknown = ask("fk_11111111_" + "a".repeat(43));
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.header("WWW-Authenticate")).isEqualTo("Bearer");

        var key = issue("");
        var secret = key.get("secret").asString();
        var forged = secret.substring(0, 12) + "b".repeat(43);
        assertThat(withoutCorrelation(ask(forged))).isEqualTo(withoutCorrelation(unknown));
        var delete = new Call("DELETE", KEYS + "/" + key.get("id").asString(), java.util.List.of(), "");
        assertThat(administrator.send(administrator.withToken(delete)).status()).isEqualTo(204);
        assertThat(withoutCorrelation(ask(secret))).isEqualTo(withoutCorrelation(unknown));

        var elsewhere = issue(",\"cidrs\":[\"127.0.0.5/32\",\"fd00::/8\"]")
                .get("secret")
                .asString();
        assertThat(withoutCorrelation(ask(elsewhere))).isEqualTo(withoutCorrelation(unknown));
        assertThat(two.wire()
                        .from("127.0.0.5")
                        .send(Call.get(KEYS).key(elsewhere))
                        .status())
                .isEqualTo(200);

        var weak = post(KEYS, "{\"name\":\"Svag\",\"permissions\":[\"organisation.read\"]}")
                .json()
                .get("secret")
                .asString();
        assertThat(ask(weak).status()).isEqualTo(403);
        assertThat(ask(weak).code()).isEqualTo("FORBIDDEN");
    }

    private static String withoutCorrelation(Answer answer) {
        return answer.status() + answer.body().replaceAll("\"correlation\":\"[^\"]*\"", "");
    }

    @Test
    void anExpiredKeyIs401() throws Exception {
        var key = issue(",\"days\":1");
        try (var superuser = TestDatabase.database().superuser()) {
            Twin.run(
                    superuser,
                    "update api_key set expires_at = now() - interval '1 second' where id = '"
                            + key.get("id").asString() + "'");
        }
        assertThat(ask(key.get("secret").asString()).status()).isEqualTo(401);
    }

    @Test
    void aKeyThatAnotherNodeHasEndedIs401WhenThatIsHeard() throws Exception {
        var key = issue("");
        var secret = key.get("secret").asString();
        assertThat(ask(secret).status()).isEqualTo(200);
        assertThat(ask(secret).status()).isEqualTo(200);
        try (var superuser = TestDatabase.database().superuser()) {
            Twin.run(
                    superuser,
                    "update api_key set revoked_at = now() where id = '"
                            + key.get("id").asString() + "'");
            Twin.ask(superuser, "select pg_notify('platform_key', '" + secret.substring(0, 11) + "')::text");
        }
        await().pollInSameThread().until(() -> ask(secret).status() == 401);
    }

    @Test
    void theBasicPasswordIsAKeyWhereACompatibleInterfaceHadItSo() {
        var secret = issue("").get("secret").asString();
        var basic = "Authorization: Basic "
                + Base64.getEncoder()
                        .encodeToString(("any:" + secret).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(two.wire().send(Call.get(KEYS).with(basic)).status()).isEqualTo(401);
        assertThat(two.wire().send(Call.get("/os2mo/none").with(basic)).status())
                .isEqualTo(404);
        assertThat(two.wire()
                        .send(Call.get(KEYS).with("Authorization: ApiKey " + secret))
                        .status())
                .isEqualTo(200);
        assertThat(two.wire().send(Call.get(KEYS).with("ApiKey: " + secret)).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /name",
                "{\"name\":\"x\"} | /permissions",
                "{\"name\":\"x\",\"permissions\":[\"platform.keyz\"]} | /permissions",
                "{\"name\":\"x\",\"permissions\":[\"platform.keys\"],\"days\":731} | /days",
                "{\"name\":\"x\",\"permissions\":[\"platform.keys\"],\"days\":0} | /days",
                "{\"name\":\"x\",\"permissions\":[\"platform.keys\"],\"cidrs\":[\"10.0.0.0/33\"]} | /cidrs",
                "{\"name\":\"x\",\"permissions\":[\"platform.keys\"],\"perSecond\":0} | /perSecond",
            })
    void whatIsWrongWithAWishIsToldByItsMember(String body, String pointer) {
        var answer = post(KEYS, body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(answer.json().at("/errors/0/detail").asString()).isNotBlank().doesNotContain("??");
    }

    @Test
    void rotatingGivesANewKeyAndLeavesTheOldForTheOverlap() {
        var old = issue("");
        var path = KEYS + "/" + old.get("id").asString() + "/rotate";
        var fresh = post(path, "{\"overlapDays\":1}").json();
        assertThat(ask(old.get("secret").asString()).status()).isEqualTo(200);
        assertThat(ask(fresh.get("secret").asString()).body())
                .contains("\"replacedBy\":\"" + fresh.get("id").asString());
        var last = post(KEYS + "/" + fresh.get("id").asString() + "/rotate", "{\"overlapDays\":0}")
                .json();
        assertThat(ask(fresh.get("secret").asString()).status()).isEqualTo(401);
        assertThat(ask(last.get("secret").asString()).status()).isEqualTo(200);
        assertThat(post(KEYS + "/" + fresh.get("id").asString() + "/rotate", "{}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void nobodyGetsByRotatingWhatTheyDoNotHold() {
        var strong = post(KEYS, "{\"name\":\"Stærk\",\"permissions\":[\"platform.keys\",\"organisation.edit\"]}")
                .json();
        var weak = issue("").get("secret").asString();
        var rotate = Call.json("POST", KEYS + "/" + strong.get("id").asString() + "/rotate", "{}")
                .key(weak);
        var answer = two.wire().send(rotate);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/code").asString()).isEqualTo("platform.key.permission-not-held");
    }

    @Test
    void aKeyThatIssuesAKeyPassesOnThePersonWhoAnswers() throws Exception {
        var first = issue("");
        var second = two.wire()
                .send(Call.json("POST", KEYS, "{\"name\":\"Barn\",\"permissions\":[\"platform.keys\"]}")
                        .key(first.get("secret").asString()))
                .json();
        try (var superuser = TestDatabase.database().superuser()) {
            assertThat(Twin.ask(superuser, """
                            select distinct a.responsible::text
                              from api_key k
                              join service_account a on a.tenant_id = k.tenant_id and a.id = k.account_id
                             where k.id in ('%s', '%s')
                            """.formatted(
                                    first.get("id").asString(), second.get("id").asString())))
                    .hasSize(1);
        }
    }

    @Test
    void aKeyHasItsOwnLimit() {
        var secret = issue(",\"perSecond\":1,\"burst\":3").get("secret").asString();
        for (int asked = 0; asked < 3; asked++) assertThat(ask(secret).status()).isEqualTo(200);
        var answer = ask(secret);
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.code()).isEqualTo("TOO_MANY");
    }
}
