package dk.faelled.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Cpr;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TestDatabase;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Call;
import dk.faelled.secondfactor.Devices;
import dk.faelled.secondfactor.NsisLevel;
import dk.faelled.secondfactor.device.Bindings;
import dk.faelled.secondfactor.device.SeenDevices;
import dk.faelled.secondfactor.owner.OwnerIndex;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The round trip of a sign-in point (identity 4.1, 5.2, acceptance 1 and 7), over HTTP. */
@Walls
class ConnectorsTest {
    private static final String SERVER = "/os2faktor/api/server";
    private static final String PIN = ",\"pincode\":\"1357\"";
    private static int people = 6_501_501;

    @Autowired
    private TwoAuthorities two;

    @Autowired
    private Devices devices;

    @Autowired
    private Bindings bindings;

    @Autowired
    private OwnerIndex index;

    @Autowired
    private SeenDevices seen;

    @Autowired
    private PlatformTransactionManager transactions;

    private static synchronized Cpr somebody() {
        return new Cpr("%010d".formatted(++people * 1_000L + 1));
    }

    private String key(String authority, String permission) {
        var administrator = two.signedIn(authority, BuiltInRole.ADMINISTRATOR);
        var mark = authority.equals(TwoAuthorities.OWN) ? TwoAuthorities.OWN_MARK : TwoAuthorities.NEIGHBOUR_MARK;
        return administrator
                .send(administrator.withToken(
                        Call.json("POST", "/api/platform/v1/api-keys", """
                        {"name":"%s AD FS","permissions":["%s"],"perSecond":500,"burst":2000}
                        """.formatted(mark, permission))))
                .json()
                .get("secret")
                .asString();
    }

    private String key() {
        return key(TwoAuthorities.OWN, "identity.key.server");
    }

    private Answer call(String key, String method, String path) {
        return two.wire().send(new Call(method, SERVER + path, List.of("ApiKey: " + key, "connectorVersion: 3.0"), ""));
    }

    private static String query(Cpr cpr) {
        return "?ssn=" + URLEncoder.encode(OwnerIndex.hash(cpr), StandardCharsets.UTF_8);
    }

    /** A phone that is bound to somebody. */
    private Phone bound(Cpr cpr, String more, NsisLevel level) {
        var phone = Phone.enrolled(two.wire(), more);
        Tenant.run(two.own(), () -> devices.bind(phone.id(), phone.secret(), index.of(cpr), level));
        return phone;
    }

    private JsonNode asked(String key, Phone phone) {
        var answer = call(key, "PUT", "/client/" + phone.id() + "/authenticate?systemName=QXVsYQ%3D%3D&username=annje");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private boolean changed(JsonNode challenge) {
        var answer = two.wire()
                .send(Call.get("/os2faktor/api/notification/"
                        + challenge.get("pollingKey").asString() + "/poll"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("stateChange").asBoolean();
    }

    private JsonNode status(String key, JsonNode challenge) {
        return call(
                        key,
                        "GET",
                        "/notification/" + challenge.get("subscriptionKey").asString() + "/status")
                .json();
    }

    private static void sql(String sentence) throws Exception {
        try (var superuser = TestDatabase.database().superuser()) {
            Twin.run(superuser, sentence);
        }
    }

    @Test
    void fromTheListToTheAnswer() {
        var key = key();
        var cpr = somebody();
        var phone = bound(cpr, PIN, NsisLevel.SUBSTANTIAL);
        assertThat(call(key, "GET", "/clients" + query(cpr)).body()).isEqualTo("""
                [{"deviceId":"%s","type":"ANDROID","nsisLevel":"SUBSTANTIAL","name":"Annas telefon","lastUsed":null,\
                "prime":false,"passwordless":false,"robotMFA":false,"hasPincode":true}]""".formatted(phone.id()));
        var nsis = call(key, "GET", "/nsis/clients" + query(cpr)).json().get(0);
        assertThat(nsis.propertyNames())
                .containsExactly(
                        "deviceId",
                        "type",
                        "name",
                        "hasPincode",
                        "nsisLevel",
                        "prime",
                        "roaming",
                        "locked",
                        "lockedUntil",
                        "serialnumber",
                        "passwordless",
                        "supportsChallengeFlow",
                        "lastUsed",
                        "associatedUserTimestamp");

        var challenge = asked(key, phone);
        assertThat(challenge.propertyNames())
                .containsExactly(
                        "subscriptionKey",
                        "pollingKey",
                        "clientNotified",
                        "clientAuthenticated",
                        "clientRejected",
                        "challenge",
                        "redirectUrl",
                        "passwordless",
                        "clientType",
                        "sentTimestamp",
                        "clientFetchedTimestamp",
                        "clientResponseTimestamp");
        assertThat(challenge.get("challenge").asString()).matches("[A-HJ-Z0-9]{4}");
        assertThat(challenge.get("redirectUrl").isNull()).isTrue();
        assertThat(changed(challenge)).isFalse();

        var waiting = phone.fetch().json();
        assertThat(waiting.get("challenge").asString())
                .isEqualTo(challenge.get("challenge").asString());
        assertThat(waiting.get("serverName").asString()).isEqualTo("Egenby AD FS");
        assertThat(waiting.get("tts").asString()).matches("kl \\d\\d:\\d\\d");
        var uuid = waiting.get("uuid").asString();
        assertThat(uuid).isEqualTo(challenge.get("subscriptionKey").asString());
        assertThat(phone.accept(uuid, "pinCode: 2468").body())
                .isEqualTo("{\"status\":\"WRONG_PIN\",\"lockedUntil\":null}");
        assertThat(changed(challenge)).isFalse();
        assertThat(phone.accept(uuid, "pinCode: 1357").status()).isEqualTo(200);
        assertThat(changed(challenge)).isTrue();
        var after = status(key, challenge);
        assertThat(after.get("clientAuthenticated").asBoolean()).isTrue();
        assertThat(after.get("clientFetchedTimestamp").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");

        // the second answer changes nothing
        assertThat(phone.reject(uuid).status()).isEqualTo(200);
        assertThat(status(key, challenge).get("clientAuthenticated").asBoolean())
                .isTrue();
        assertThat(phone.fetch().status()).isEqualTo(404);
        assertThat(call(key, "GET", "/clients" + query(cpr))
                        .json()
                        .get(0)
                        .get("lastUsed")
                        .asString())
                .matches("\\d{4}-\\d\\d-\\d\\d");
    }

    @Test
    void aRejectedOneIsRejectedAndANewOneTakesThePlaceOfTheOld() {
        var key = key();
        var cpr = somebody();
        var phone = bound(cpr, "", NsisLevel.LOW);
        call(key, "GET", "/clients" + query(cpr));
        var first = asked(key, phone);
        var second = asked(key, phone);
        assertThat(status(key, first).get("clientRejected").asBoolean()).isTrue();
        assertThat(phone.waiting()).isEqualTo(second.get("subscriptionKey").asString());
        assertThat(phone.reject(phone.waiting()).status()).isEqualTo(200);
        assertThat(changed(second)).isTrue();
        assertThat(status(key, second).get("clientRejected").asBoolean()).isTrue();
        assertThat(status(key, second).get("clientAuthenticated").asBoolean()).isFalse();
    }

    @Test
    void whoWaitsIsToldAtOnceWhenItIsAnswered() throws Exception {
        var key = key();
        var cpr = somebody();
        var phone = bound(cpr, "", NsisLevel.LOW);
        call(key, "GET", "/clients" + query(cpr));
        var challenge = asked(key, phone);
        try (var waiting = Executors.newVirtualThreadPerTaskExecutor()) {
            var poll = waiting.submit(() -> two.wire()
                    .send(Call.get("/os2faktor/api/notification/"
                            + challenge.get("pollingKey").asString() + "/poll?wait=25"))
                    .json());
            assertThat(phone.accept(phone.waiting()).status()).isEqualTo(200);
            assertThat(poll.get().get("stateChange").asBoolean()).isTrue();
        }
    }

    @Test
    void aKeyThatIsUnknownTellsThatItIsOver() {
        assertThat(two.wire()
                        .send(Call.get("/os2faktor/api/notification/00000000-0000-4000-8000-000000000000/poll"))
                        .body())
                .isEqualTo("{\"stateChange\":true}");
    }

    @Test
    void sixWrongPinsLockTheDeviceAndThenNobodyAsksIt() {
        var key = key();
        var cpr = somebody();
        var phone = bound(cpr, PIN, NsisLevel.LOW);
        call(key, "GET", "/clients" + query(cpr));
        var challenge = asked(key, phone);
        var uuid = challenge.get("subscriptionKey").asString();
        for (int tries = 1; tries < 6; tries++)
            assertThat(phone.accept(uuid, "pinCode: 2468").json().get("status").asString())
                    .isEqualTo("WRONG_PIN");
        var locked = phone.accept(uuid, "pinCode: 2468");
        assertThat(locked.status()).isEqualTo(400);
        assertThat(locked.json().get("status").asString()).isEqualTo("LOCKED");
        assertThat(locked.json().get("lockedUntil").asString()).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d");
        assertThat(phone.fetch().status()).isEqualTo(404);
        assertThat(call(key, "GET", "/clients" + query(cpr)).body()).isEqualTo("[]");
        var refused = call(key, "PUT", "/client/" + phone.id() + "/authenticate");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
        assertThat(call(key, "GET", "/nsis/clients?deviceId=" + phone.id())
                        .json()
                        .get(0)
                        .get("locked")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aBlockedDeviceIs410AndOneThatCannotDoWithoutPassword400() {
        var key = key();
        var cpr = somebody();
        var phone = bound(cpr, "", NsisLevel.LOW);
        call(key, "GET", "/clients" + query(cpr));
        var refused = call(key, "PUT", "/client/" + phone.id() + "/authenticate?passwordless=true");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).isEqualTo("Client is not passwordless");
        phone.call("DELETE", "", "");
        assertThat(call(key, "PUT", "/client/" + phone.id() + "/authenticate").status())
                .isEqualTo(410);
    }

    @Test
    void whoseOwnerWasNotNamedIsAsIfItWereNotThere() {
        var cpr = somebody();
        var phone = bound(cpr, "", NsisLevel.LOW);
        var theirs = key(TwoAuthorities.NEIGHBOUR, "identity.key.server");
        assertThat(call(theirs, "PUT", "/client/" + phone.id() + "/authenticate")
                        .status())
                .isEqualTo(404);
        assertThat(call(theirs, "PUT", "/client/000-000-000-000/authenticate").status())
                .isEqualTo(404);
        assertThat(call(theirs, "GET", "/clients?deviceId=" + phone.id()).body())
                .isEqualTo("[]");
        assertThat(call(theirs, "POST", "/nsis/" + phone.id() + "/details").body())
                .isEqualTo("Incorrect deviceId");
        // an employer of the same person names her, and may
        assertThat(call(theirs, "GET", "/clients" + query(cpr)).json()).hasSize(1);
        var challenge = asked(theirs, phone);
        // what another has asked is none of one's own
        var own = key();
        assertThat(call(
                                own,
                                "GET",
                                "/notification/"
                                        + challenge.get("subscriptionKey").asString() + "/status")
                        .status())
                .isEqualTo(404);
        assertThat(call(
                                own,
                                "GET",
                                "/notification/" + challenge.get("pollingKey").asString() + "/status")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anotherDeviceCannotAnswer() {
        var key = key();
        var cpr = somebody();
        var phone = bound(cpr, "", NsisLevel.LOW);
        call(key, "GET", "/clients" + query(cpr));
        var uuid = asked(key, phone).get("subscriptionKey").asString();
        var other = bound(cpr, "", NsisLevel.LOW);
        assertThat(other.fetch().status()).isEqualTo(404);
        assertThat(other.accept(uuid).status()).isEqualTo(403);
        assertThat(other.reject(uuid).status()).isEqualTo(403);
        assertThat(other.accept("00000000-0000-4000-8000-000000000000").status())
                .isEqualTo(404);
    }

    @Test
    void theWebAppAsksForTheNumberAndAWrongOneEndsIt() {
        var key = key();
        var cpr = somebody();
        var phone = bound(cpr, ",\"webApp\":true", NsisLevel.LOW);
        call(key, "GET", "/clients" + query(cpr));
        var first = asked(key, phone);
        var number = first.get("challenge").asString();
        assertThat(number).matches("\\d\\d");
        assertThat(phone.fetch().json().get("challenge").asString()).isEqualTo("??");
        var wrong = "%02d".formatted((Integer.parseInt(number) + 1) % 100);
        assertThat(phone.accept(phone.waiting(), "passwordlessChallenge: " + wrong)
                        .json()
                        .get("status")
                        .asString())
                .isEqualTo("WRONG_NUMBER");
        assertThat(status(key, first).get("clientRejected").asBoolean()).isTrue();
        assertThat(phone.fetch().status()).isEqualTo(404);
        var second = asked(key, phone);
        assertThat(phone.accept(
                                phone.waiting(),
                                "passwordlessChallenge: "
                                        + second.get("challenge").asString())
                        .status())
                .isEqualTo(200);
        assertThat(status(key, second).get("clientAuthenticated").asBoolean()).isTrue();
    }

    @Test
    void whoIsPlaguedIsLeftInPeaceAndWhoSaysItIsNotMeAtOnce() throws Exception {
        var key = key();
        var cpr = somebody();
        var phone = bound(cpr, "", NsisLevel.LOW);
        call(key, "GET", "/clients" + query(cpr));
        for (int i = 0; i < 10; i++) asked(key, phone);
        var refused = call(key, "PUT", "/client/" + phone.id() + "/authenticate");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
        try (var superuser = TestDatabase.database().superuser()) {
            assertThat(Twin.ask(
                            superuser,
                            "select count(*)::text from audit_entry where action = 'secondfactor.challenge.tired' and entity = 'device:"
                                    + phone.id() + "'"))
                    .containsExactly("1");
            assertThat(Twin.ask(
                            superuser,
                            "select count(*)::text from secondfactor_challenge where pushing and device_id = '"
                                    + phone.id() + "'"))
                    .containsExactly("3");
        }
        sql("update secondfactor_fatigue set asked = '{}', blocked_until = null");
        var challenge = asked(key, phone);
        assertThat(phone.call("PUT", "/" + challenge.get("subscriptionKey").asString() + "/reject?reason=NOT_ME", "")
                        .status())
                .isEqualTo(200);
        assertThat(call(key, "PUT", "/client/" + phone.id() + "/authenticate").status())
                .isEqualTo(403);
        try (var superuser = TestDatabase.database().superuser()) {
            assertThat(Twin.ask(
                            superuser,
                            "select tenant_id::text from audit_entry where action = 'secondfactor.challenge.not-me' and entity = 'device:"
                                    + phone.id() + "'"))
                    .containsExactly(two.own().value().toString());
        }
    }

    @Test
    void aDeviceThatOneAuthorityBoundItselfServesThereAndNowhereElse() {
        var cpr = somebody();
        var phone = Phone.enrolled(two.wire(), PIN);
        Tenant.run(two.own(), () -> bindings.bindLocally(phone.id(), index.of(cpr), NsisLevel.SUBSTANTIAL, "Vist pas"));
        var own = key();
        assertThat(call(own, "GET", "/clients" + query(cpr))
                        .json()
                        .get(0)
                        .get("nsisLevel")
                        .asString())
                .isEqualTo("SUBSTANTIAL");
        var theirs = key(TwoAuthorities.NEIGHBOUR, "identity.key.server");
        assertThat(call(theirs, "GET", "/clients" + query(cpr)).body()).isEqualTo("[]");
        assertThat(call(theirs, "PUT", "/client/" + phone.id() + "/authenticate")
                        .status())
                .isEqualTo(404);
        asked(own, phone);
        // proved by the owner, it is hers everywhere
        Tenant.run(two.own(), () -> devices.bind(phone.id(), phone.secret(), index.of(cpr), NsisLevel.LOW));
        assertThat(call(theirs, "GET", "/clients" + query(cpr))
                        .json()
                        .get(0)
                        .get("nsisLevel")
                        .asString())
                .isEqualTo("LOW");
        assertThat(call(own, "GET", "/clients" + query(cpr)).json()).hasSize(1);
    }

    @Test
    void bindingKeepsItsRules() {
        var cpr = somebody();
        var phone = Phone.enrolled(two.wire(), "");
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> Tenant.run(
                        two.own(),
                        () -> devices.bind(phone.id(), phone.secret(), index.of(cpr), NsisLevel.SUBSTANTIAL)))
                .withMessage("secondfactor.bind.pin");
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() ->
                        Tenant.run(two.own(), () -> devices.bind(phone.id(), "guessed", index.of(cpr), NsisLevel.LOW)))
                .withMessage("secondfactor.bind.unknown");
        Tenant.run(two.own(), () -> devices.bind(phone.id(), phone.secret(), index.of(cpr), NsisLevel.LOW));
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> Tenant.run(
                        two.own(), () -> devices.bind(phone.id(), phone.secret(), index.of(somebody()), NsisLevel.LOW)))
                .withMessage("secondfactor.bind.taken");
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> Tenant.run(
                        two.own(), () -> bindings.bindLocally(phone.id(), index.of(cpr), NsisLevel.LOW, "Vist pas")))
                .withMessage("secondfactor.bind.not-local");
    }

    @Test
    void thePrimaryIsFirstAndThereIsOne() {
        var key = key();
        var cpr = somebody();
        var first = bound(cpr, "", NsisLevel.LOW);
        var second = bound(cpr, "", NsisLevel.LOW);
        for (var phone : new Phone[] {first, second, first}) {
            Tenant.run(two.own(), () -> prime(phone));
            var list = call(key, "GET", "/clients" + query(cpr)).json();
            assertThat(list.get(0).get("deviceId").asString()).isEqualTo(phone.id());
            assertThat(list.get(0).get("prime").asBoolean()).isTrue();
            assertThat(list.get(1).get("prime").asBoolean()).isFalse();
        }
    }

    private void prime(Phone phone) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(_ -> bindings.prime(seen.find(phone.id()).orElseThrow(), true, null));
    }

    @Test
    void userNamesThatWereLoadedFindTheirOwner() {
        var loader = key(TwoAuthorities.OWN, "identity.key.municipality");
        var cpr = somebody();
        var phone = bound(cpr, "", NsisLevel.LOW);
        var body = "[{\"pseudonym\":\"ANNJE\",\"ssn\":\"" + OwnerIndex.hash(cpr) + "\"}]";
        var load = Call.json("POST", "/os2faktor/api/municipality/pseudonyms", body)
                .with("ApiKey: " + loader);
        var answer = two.wire().send(load);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        var key = key();
        assertThat(call(key, "GET", "/clients?pseudonym=annje")
                        .json()
                        .get(0)
                        .get("deviceId")
                        .asString())
                .isEqualTo(phone.id());
        assertThat(call(key(TwoAuthorities.NEIGHBOUR, "identity.key.server"), "GET", "/clients?pseudonym=annje")
                        .body())
                .isEqualTo("[]");
        two.wire()
                .send(Call.json("POST", "/os2faktor/api/municipality/pseudonyms", "[]")
                        .with("ApiKey: " + loader));
        assertThat(call(key, "GET", "/clients?pseudonym=annje").body()).isEqualTo("[]");
    }

    @Test
    void listsWantAVersionAndAKeyWithTheRight() {
        var key = key();
        var bare = new Call("GET", SERVER + "/clients", List.of("ApiKey: " + key), "");
        assertThat(two.wire().send(bare).status()).isEqualTo(400);
        assertThat(call(key, "GET", "/clients").body()).isEqualTo("[]");
        assertThat(call("fk_11111111_" + "a".repeat(43), "GET", "/clients").status())
                .isEqualTo(401);
        assertThat(call(key(TwoAuthorities.OWN, "identity.key.municipality"), "GET", "/clients")
                        .status())
                .isEqualTo(403);
        // a blank is a plus that an address lost
        var cpr = somebody();
        while (!OwnerIndex.hash(cpr).contains("+")) cpr = somebody();
        var phone = bound(cpr, "", NsisLevel.LOW);
        assertThat(call(key, "GET", "/clients?ssn=" + OwnerIndex.hash(cpr)).body())
                .contains(phone.id());
    }
}
