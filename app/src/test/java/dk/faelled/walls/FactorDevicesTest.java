package dk.faelled.walls;

import static dk.faelled.walls.TwoAuthorities.OWN;
import static dk.faelled.walls.TwoAuthorities.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.Accounts;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Cpr;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Call;
import dk.faelled.platform.wire.Visitor;
import dk.faelled.secondfactor.Devices;
import dk.faelled.secondfactor.NsisLevel;
import dk.faelled.secondfactor.connector.Connector;
import dk.faelled.secondfactor.connector.Connectors;
import dk.faelled.secondfactor.owner.OwnerIndex;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Security keys and authenticator apps as devices (MFA-01, MFA-07, MFA-08), enrolled once and asked by sign-in points, over HTTP. */
@Walls
class FactorDevicesTest {
    private static final Pattern CHALLENGE = Pattern.compile("\"challenge\":\"([A-Za-z0-9_-]{43})\"");
    private static final String REGISTERED = "https://adfs.egenby.example/mfa";
    private static final String ORIGIN = "https://adfs.egenby.example";

    @Autowired
    private TwoAuthorities two;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Connectors connectors;

    @Autowired
    private Devices devices;

    @Autowired
    private Clock clock;

    private UUID account(String name) {
        return Tenant.call(
                two.own(), () -> accounts.keep(name, "Bruger " + name, PASSWORD, Set.of(BuiltInRole.READER), null));
    }

    private Visitor signedIn(String name) {
        var visitor = two.visitor();
        assertThat(visitor.signIn(OWN, name, PASSWORD).header("Location")).endsWith("/");
        return visitor;
    }

    /** A sign-in point with an address of its own; any owner, since its person here has no CPR number. */
    private String key(Connector.Kind kind) {
        return Tenant.call(two.own(), () -> {
            var name = "Egenby " + UUID.randomUUID();
            var issued = connectors.add(name, kind);
            var made = connectors.page(null, 500).stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            connectors.change(made.id(), name, true, List.of(REGISTERED));
            return issued.secret();
        });
    }

    private Answer call(String key, String method, String path, String body) {
        return two.wire()
                .send(new Call(
                        method,
                        "/os2faktor/api" + path,
                        List.of("ApiKey: " + key, "connectorVersion: 3.0", "Content-Type: application/json"),
                        body));
    }

    private String device(UUID account) {
        return Tenant.call(two.own(), () -> devices.usable(devices.ownerOf(account), NsisLevel.NONE)
                .getFirst()
                .deviceId());
    }

    private JsonNode asked(String key, String device) {
        var answer = call(key, "PUT", "/server/client/" + device + "/authenticate?username=annje", "");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private boolean isAuthenticated(String key, JsonNode challenge) {
        return call(
                        key,
                        "GET",
                        "/server/notification/"
                                + challenge.get("subscriptionKey").asString() + "/status",
                        "")
                .json()
                .get("clientAuthenticated")
                .asBoolean();
    }

    private static String path(String address) {
        return address.replaceFirst("^https?://[^/]+", "");
    }

    private static String page(JsonNode challenge) {
        return path(challenge.get("redirectUrl").asString());
    }

    private static String back(String address) {
        return "?redirectUrl=" + URLEncoder.encode(address, StandardCharsets.UTF_8);
    }

    private static String toSign(Answer page) {
        var found = CHALLENGE.matcher(page.body().replace("&#34;", "\"").replace("&quot;", "\""));
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1);
    }

    @Test
    void anAppThatWasAddedOnceAnswersForASignInPointAndNoCodeCountsTwice() throws Exception {
        var account = account("app-device");
        var app = Authenticator.addedBy(signedIn("app-device"), clock);
        Authenticator.codesMayComeAgain();
        var device = device(account);
        var key = key(Connector.Kind.SERVER);
        var listed = call(key, "GET", "/server/clients?deviceId=" + device, "")
                .json()
                .get(0);
        assertThat(listed.get("type").asString()).isEqualTo("TOTP");
        assertThat(listed.get("name").asString()).isEqualTo("Min telefon");
        assertThat(listed.get("hasPincode").asBoolean()).isTrue();

        var challenge = asked(key, device);
        assertThat(challenge.get("redirectUrl").asString())
                .endsWith("/os2faktor/mfalogin/authenticator/"
                        + challenge.get("pollingKey").asString());
        var browser = two.visitor();
        var page = browser.open(page(challenge));
        assertThat(page.header("Content-Security-Policy"))
                .contains("frame-ancestors " + ORIGIN)
                .doesNotContain("'none'; base");
        assertThat(page.header("Permissions-Policy")).contains("publickey-credentials-get=(self)");
        assertThat(page.header("X-Frame-Options")).isNull();
        assertThat(browser.post(page(challenge), Map.of("code", "000000")).status())
                .isEqualTo(422);
        assertThat(isAuthenticated(key, challenge)).isFalse();
        var code = app.code(1);
        var shown = browser.post(page(challenge) + back(REGISTERED + "/done?a=1"), Map.of("code", code));
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.header("Refresh")).isEqualTo("0; url=" + REGISTERED + "/done?a=1");
        assertThat(isAuthenticated(key, challenge)).isTrue();
        assertThat(browser.open(page(challenge)).status()).as("it is answered").isEqualTo(404);

        // the same code opens nothing here either
        var other = two.visitor();
        other.signIn(OWN, "app-device", PASSWORD);
        other.open("/sign-in/second");
        assertThat(other.post("/sign-in/second/code", Map.of("code", code)).status())
                .isEqualTo(422);
        Authenticator.codesMayComeAgain();
        assertThat(other.post("/sign-in/second/code", Map.of("code", code)).header("Location"))
                .endsWith("/");
        // nor the other way round
        var second = asked(key, device);
        assertThat(browser.post(page(second), Map.of("code", code)).status()).isEqualTo(422);
        // somewhere that is not the sign-in point's own nobody is sent
        Authenticator.codesMayComeAgain();
        var elsewhere = browser.post(page(second) + back("https://evil.example/mfa"), Map.of("code", app.code()));
        assertThat(elsewhere.status()).isEqualTo(200);
        assertThat(elsewhere.header("Refresh")).isNull();
    }

    @Test
    void fiveWrongCodesLockTheDeviceAndOneThatIsBlockedOpensNothingHereEither() throws Exception {
        var account = account("app-blocked");
        var owner = signedIn("app-blocked");
        var app = Authenticator.addedBy(owner, clock);
        var device = device(account);
        var key = key(Connector.Kind.SERVER);
        var challenge = asked(key, device);
        var browser = two.visitor();
        browser.open(page(challenge));
        for (int tries = 0; tries < 5; tries++)
            assertThat(browser.post(page(challenge), Map.of("code", "000000")).status())
                    .isEqualTo(422);
        Authenticator.codesMayComeAgain();
        assertThat(browser.post(page(challenge), Map.of("code", app.code())).body())
                .contains("Vent fem minutter");
        assertThat(call(key, "PUT", "/server/client/" + device + "/authenticate", "")
                        .status())
                .isEqualTo(403);

        var provider = key(Connector.Kind.LOGIN_PROVIDER);
        assertThat(call(provider, "POST", "/login/disableClient/" + device, "").status())
                .isEqualTo(200);
        assertThat(owner.open("/me/security").body()).contains("spærret under Mine enheder");
        var half = two.visitor();
        half.signIn(OWN, "app-blocked", PASSWORD);
        half.open("/sign-in/second");
        assertThat(half.post("/sign-in/second/code", Map.of("code", app.code())).status())
                .isEqualTo(422);
        assertThat(call(key, "PUT", "/server/client/" + device + "/authenticate", "")
                        .status())
                .isEqualTo(410);
    }

    @Test
    void aKeySignsOnItsOwnPageAloneOrInAFrameOfTheSignInPointAndOneThatCountsBackwardsIsBlocked() throws Exception {
        var account = account("key-device");
        var soft = new SoftKey("localhost", "http://localhost:" + two.wire().port());
        var owner = signedIn("key-device");
        var making = toSign(owner.open("/me/security/passkey"));
        assertThat(owner.post("/me/security/passkey", Map.of("name", "Min nøgle", "credential", soft.made(making)))
                        .header("Location"))
                .endsWith("/me/security");
        assertThat(owner.open("/me/devices").body()).contains("Min nøgle", "Sikkerhedsnøgle");
        var device = device(account);
        var key = key(Connector.Kind.SERVER);

        var first = asked(key, device);
        assertThat(first.get("redirectUrl").asString())
                .as("there alone a browser offers it")
                .matches("http://localhost:\\d+/os2faktor/mfalogin/yubikey/"
                        + first.get("pollingKey").asString());
        var browser = two.visitor();
        var signed = soft.signedInFrame(toSign(browser.open(page(first))), "https://evil.example");
        assertThat(browser.post(page(first), Map.of("credential", signed)).status())
                .as("a frame of a stranger")
                .isEqualTo(422);
        assertThat(browser.post(page(first), Map.of("credential", "{}")).status())
                .isEqualTo(422);
        var framed = soft.signedInFrame(toSign(browser.open(page(first))), ORIGIN);
        assertThat(browser.post(page(first) + back(REGISTERED), Map.of("credential", framed))
                        .header("Refresh"))
                .isEqualTo("0; url=" + REGISTERED);
        assertThat(isAuthenticated(key, first)).isTrue();

        // what was signed for one challenge is nothing for the next; sent twice, it is no copy of the key
        var second = asked(key, device);
        var asking = browser.open(page(second));
        assertThat(browser.post(page(second), Map.of("credential", framed)).status())
                .isEqualTo(422);
        assertThat(isAuthenticated(key, second)).isFalse();

        // a copy: it counts from the start, at the sign-in point or here
        soft.countFromTheStart();
        var copied = browser.post(page(second), Map.of("credential", soft.signed(toSign(asking), account, account)));
        assertThat(copied.status()).isEqualTo(422);
        assertThat(copied.body()).contains("kan være kopieret");
        assertThat(isAuthenticated(key, second)).isFalse();
        assertThat(call(key, "PUT", "/server/client/" + device + "/authenticate", "")
                        .status())
                .isEqualTo(410);
        var half = two.visitor();
        half.signIn(OWN, "key-device", PASSWORD);
        for (int tries = 0; tries < 9; tries++) soft.signed("AA", account, account);
        var late = soft.signed(toSign(half.open("/sign-in/second")), two.own().value(), account);
        assertThat(half.post("/sign-in/second/passkey", Map.of("credential", late))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aLoginProviderSendsAPersonHereToAddADeviceOnce() throws Exception {
        var cpr = new Cpr("6505501234");
        var provider = key(Connector.Kind.LOGIN_PROVIDER);
        for (var wrong : List.of(
                "?type=sms|{\"cpr\":\"6505501234\"}|yubikey",
                "?type=yubikey|{\"cpr\":\"12\"}|ti cifre",
                "?type=yubikey|{\"cpr\":\"6505501234\",\"nsisLevel\":\"MEDIUM\"}|SUBSTANTIAL")) {
            var parts = wrong.split("\\|");
            var answer = call(provider, "POST", "/login/authenticateUser" + parts[0], parts[1]);
            assertThat(answer.status()).as(wrong).isEqualTo(400);
            assertThat(answer.body()).contains(parts[2]);
        }
        var body = "{\"cpr\":\"6505501234\",\"nsisLevel\":\"LOW\"}";
        assertThat(call(key(Connector.Kind.SERVER), "POST", "/login/authenticateUser?type=authenticator", body)
                        .status())
                .isEqualTo(403);
        var address = call(provider, "POST", "/login/authenticateUser?type=authenticator", body);
        assertThat(address.status()).as(address.body()).isEqualTo(200);
        assertThat(address.body()).contains("/os2faktor/external/authenticatorHandoff/");
        var place = path(address.body());
        var browser = two.visitor();
        assertThat(browser.open(place.replace("authenticatorHandoff", "yubikeyHandoff"))
                        .status())
                .isEqualTo(404);
        var app = Authenticator.shown(browser.open(place), clock);
        assertThat(browser.post(place, Map.of("name", "Min app", "code", "000000"))
                        .status())
                .isEqualTo(422);
        assertThat(browser.post(place, Map.of("name", "A", "code", app.code())).body())
                .contains("3 til 128 tegn");
        var added = browser.post(place, Map.of("name", "Min app", "code", app.code()));
        assertThat(added.header("Refresh"))
                .matches("0; url=" + Pattern.quote(REGISTERED)
                        + "\\?result=true&deviceId=\\d{3}-\\d{3}-\\d{3}-\\d{3}&name=Min\\+app");
        assertThat(browser.post(place, Map.of("name", "Min app", "code", app.code(1)))
                        .status())
                .as("once")
                .isEqualTo(404);

        var query = "/server/clients?ssn=" + URLEncoder.encode(OwnerIndex.hash(cpr), StandardCharsets.UTF_8);
        var listed = call(provider, "GET", query, "").json().get(0);
        assertThat(listed.get("nsisLevel").asString()).isEqualTo("LOW");
        assertThat(listed.get("type").asString()).isEqualTo("TOTP");
        Authenticator.codesMayComeAgain();
        var challenge = asked(provider, listed.get("deviceId").asString());
        assertThat(browser.post(page(challenge), Map.of("code", app.code())).status())
                .isEqualTo(200);
        assertThat(isAuthenticated(provider, challenge)).isTrue();

        // a key, made under the name of the page
        var keyPlace = path(call(provider, "POST", "/login/authenticateUser?type=yubikey", body)
                .body());
        var soft = new SoftKey("localhost", "http://localhost:" + two.wire().port());
        var made = soft.made(toSign(browser.open(keyPlace)));
        var wrongPlace = back("https://evil.example/").replace("redirectUrl", "redirect");
        var keyAdded = browser.post(keyPlace + wrongPlace, Map.of("name", "Min nøgle", "credential", made));
        assertThat(keyAdded.status()).as(keyAdded.body()).isEqualTo(200);
        assertThat(keyAdded.header("Refresh")).as("not one of its own").isNull();
        assertThat(call(provider, "GET", query, "").json()).hasSize(2);
    }
}
