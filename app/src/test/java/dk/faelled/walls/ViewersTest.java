package dk.faelled.walls;

import static dk.faelled.walls.TwoAuthorities.NEIGHBOUR;
import static dk.faelled.walls.TwoAuthorities.OWN;
import static dk.faelled.walls.TwoAuthorities.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.Accounts;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Call;
import dk.faelled.platform.wire.Visitor;
import dk.faelled.secondfactor.Base32;
import dk.faelled.secondfactor.Totp;
import dk.faelled.secondfactor.TotpAlgorithm;
import dk.faelled.secondfactor.connector.Connector;
import dk.faelled.secondfactor.connector.Connectors;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Code viewers (MFA-09): loaded from a file, taken into use by number and codes, set right, taken back and handed to another. */
@Walls
class ViewersTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OTHER = "abcdefghijklmnopqrst".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LONG = "12345678901234567890123456789012".getBytes(StandardCharsets.US_ASCII);
    private static final String PAGE = "/secondfactor/hardware";
    private static final String OWN_PAGE = "/me/security/viewer";

    @Autowired
    private TwoAuthorities two;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Connectors connectors;

    @Autowired
    private Clock clock;

    private Visitor signedIn(TenantId tenant, String authority, String name) {
        Tenant.run(tenant, () -> accounts.keep(name, "Bruger " + name, PASSWORD, Set.of(BuiltInRole.READER), null));
        var visitor = two.visitor();
        assertThat(visitor.signIn(authority, name, PASSWORD).header("Location")).endsWith("/");
        visitor.open(OWN_PAGE);
        return visitor;
    }

    private static Answer load(Visitor visitor, String file) {
        var body = "--seeds\r\nContent-Disposition: form-data; name=\"file\"; filename=\"seeds.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + file + "\r\n--seeds--\r\n";
        return visitor.send(visitor.withToken(
                new Call("POST", PAGE + "/load", List.of("Content-Type: multipart/form-data; boundary=seeds"), body)));
    }

    private static Answer take(Visitor visitor, String serial, String first, String second) {
        return visitor.post(OWN_PAGE, Map.of("serial", serial, "first", first, "second", second));
    }

    private long now() {
        return Totp.step(clock.instant());
    }

    private static String code(long step) {
        return Totp.code(SECRET, step);
    }

    private String provider() {
        return Tenant.call(two.own(), () -> {
            var name = "Egenby " + UUID.randomUUID();
            var issued = connectors.add(name, Connector.Kind.LOGIN_PROVIDER);
            var made = connectors.page(null, 500).stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            connectors.change(made.id(), made.name(), true, List.of());
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

    private JsonNode asked(String key, String device) {
        return call(key, "PUT", "/server/client/" + device + "/authenticate", "")
                .json();
    }

    private Answer show(JsonNode challenge, String code) {
        return two.visitor()
                .post(
                        challenge.get("redirectUrl").asString().replaceFirst("^https?://[^/]+", ""),
                        Map.of("code", code));
    }

    private String standing(String key, String serial) {
        return call(key, "GET", "/login/kodeviser/device?serial=" + serial, "")
                .json()
                .get("status")
                .asString();
    }

    @Test
    void fromTheMakersFileToItsOwnerAndOnToAnother() {
        var administrator = two.signedIn(OWN, BuiltInRole.ADMINISTRATOR);
        administrator.open(PAGE + "/load");
        var faulty = load(
                administrator,
                "serial;secret\nKV-1;" + Base32.encode(SECRET) + "\nKV 2;kort\nKV-3;kort\nKV-4;" + Base32.encode(SECRET)
                        + ";MD5\n");
        assertThat(faulty.status()).isEqualTo(422);
        assertThat(faulty.body())
                .contains("Linje 3, serienummer", "Linje 4, hemmelighed", "Linje 5, algoritme")
                .doesNotContain(Base32.encode(SECRET));
        assertThat(administrator.open(PAGE + "?q=KV-").body()).doesNotContain("KV-1");
        var file = "serial;secret\nKV-1;" + Base32.encode(SECRET) + "\nKV-2;"
                + HexFormat.of().formatHex(OTHER) + "\nKV-3;" + HexFormat.of().formatHex(LONG) + ";SHA-256\n";
        assertThat(load(administrator, file).header("Location")).endsWith(PAGE);
        assertThat(administrator.open(PAGE + "?q=KV-").body()).contains("KV-1", "KV-2", "KV-3", "Ikke udleveret");
        assertThat(two.signedIn(OWN, BuiltInRole.EDITOR).open(PAGE).status()).isEqualTo(403);

        long now = now();
        var owner = signedIn(two.own(), OWN, "viser");
        assertThat(take(owner, "KV-9", "000000", "000000").body()).contains("ingen kodeviser med det nummer");
        assertThat(take(owner, "KV-1", code(now + 7), "000000").body()).contains("ikke to koder efter hinanden");
        // its clock is seven steps ahead
        assertThat(take(owner, "KV-1", code(now + 7), code(now + 8)).header("Location"))
                .endsWith("/me/devices");
        assertThat(owner.open("/me/devices").body()).contains("KV-1", "Kodeviser");
        var stranger = signedIn(two.own(), OWN, "viser-to");
        assertThat(take(stranger, "KV-1", code(now + 8), code(now + 9)).body()).contains("udleveret til en");
        var neighbour = signedIn(two.neighbour(), NEIGHBOUR, "viser-nabo");
        assertThat(take(neighbour, "KV-2", "000000", "000000").body()).contains("ingen kodeviser med det nummer");
        assertThat(load(administrator, file).header("Location")).endsWith(PAGE);

        var key = provider();
        var hardware = administrator
                .send(administrator.withToken(Call.json("POST", "/api/platform/v1/api-keys", """
                    {"name":"Kodevisere","permissions":["identity.key.hardwaretoken"]}
                    """)))
                .json()
                .get("secret")
                .asString();
        var handedOut = call(hardware, "GET", "/kodeviser?after=KU-9", "").json();
        assertThat(handedOut).hasSize(1);
        assertThat(handedOut.get(0).propertyNames())
                .containsExactly("name", "deviceId", "serialNumber", "nsisLevel", "time", "samAccountName");
        assertThat(handedOut.get(0).get("samAccountName").asString()).isEqualTo("viser");
        var device = handedOut.get(0).get("deviceId").asString();
        assertThat(call(key, "GET", "/server/nsis/clients?deviceId=" + device, "")
                        .json()
                        .get(0)
                        .get("serialnumber")
                        .asString())
                .isEqualTo("KV-1");

        var first = asked(key, device);
        assertThat(show(first, code(now + 8)).status()).as("shown before").isEqualTo(422);
        assertThat(show(first, code(now + 9)).status()).isEqualTo(200);
        // reset, it is thought to be on time, which it is not; two codes tell how it goes
        administrator.post(PAGE + "/KV-1/reset", Map.of("reason", "Prøvet forgæves"));
        var second = asked(key, device);
        assertThat(show(second, code(now + 10)).status()).isEqualTo(422);
        assertThat(administrator
                        .post(PAGE + "/KV-1/adjust", Map.of("first", "000000", "second", "000001"))
                        .status())
                .isEqualTo(422);
        assertThat(call(key, "POST", "/login/kodeviser/adjust", """
            {"serialnumber":"KV-1","firstCode":"%s","secondCode":"%s"}
            """.formatted(code(now + 10), code(now + 11)))
                        .status())
                .isEqualTo(200);
        assertThat(show(second, code(now + 12)).status()).isEqualTo(200);

        assertThat(standing(key, "KV-1")).isEqualTo("REGISTERED_TO_SOMEONE_ELSE");
        assertThat(standing(key, "KV-2")).isEqualTo("DEVICE_NOT_REGISTERED");
        assertThat(call(key, "GET", "/login/kodeviser/device?serial=KV-9", "").body())
                .isEqualTo("{\"found\":false,\"status\":\"DEVICE_NOT_FOUND\"}");
        assertThat(administrator
                        .open("/os2faktor/api/login/kodeviser/deregister?serial=KV-1")
                        .status())
                .as("a link has no browser do it")
                .isEqualTo(400);
        assertThat(call(key, "GET", "/login/kodeviser/deregister?serial=KV-1", "")
                        .status())
                .isEqualTo(200);
        assertThat(call(key, "PUT", "/server/client/" + device + "/authenticate", "")
                        .status())
                .isEqualTo(410);
        assertThat(take(stranger, "KV-1", code(now + 9), code(now + 10)).header("Location"))
                .endsWith("/me/devices");
        assertThat(administrator
                        .post(PAGE + "/KV-1/deregister", Map.of("reason", ""))
                        .status())
                .isEqualTo(422);
        assertThat(stranger.open("/me/devices").body()).contains("KV-1 er din");
        assertThat(administrator
                        .post(PAGE + "/KV-1/deregister", Map.of("reason", "Fratrådt"))
                        .header("Location"))
                .endsWith(PAGE);
        assertThat(stranger.open("/me/devices").body()).doesNotContain("KV-1");
    }

    @Test
    void aLoginProviderLetsAPersonTakeOneIntoUse() {
        var administrator = two.signedIn(OWN, BuiltInRole.ADMINISTRATOR);
        administrator.open(PAGE + "/load");
        load(administrator, "KU-1;" + HexFormat.of().formatHex(LONG) + ";SHA256");
        var key = provider();
        var address = call(
                key,
                "POST",
                "/login/authenticateUser?type=kodeviser",
                "{\"cpr\":\"6505501235\",\"nsisLevel\":\"LOW\"}");
        assertThat(address.status()).as(address.body()).isEqualTo(200);
        var place = address.body().replaceFirst("^https?://[^/]+", "");
        var browser = two.visitor();
        assertThat(browser.open(place).body()).contains("Serienummer", "Næste kode");
        assertThat(browser.post(place, Map.of("serial", "KU-1", "first", "000000", "second", "000001"))
                        .status())
                .isEqualTo(422);
        long now = now();
        var done = browser.post(
                place,
                Map.of(
                        "serial",
                        "KU-1",
                        "first",
                        Totp.code(LONG, now - 1, TotpAlgorithm.SHA256),
                        "second",
                        Totp.code(LONG, now, TotpAlgorithm.SHA256)));
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.body()).contains("Enheden er tilføjet");
        assertThat(call(key, "GET", "/login/mfa/local", "").body()).contains("\"serialnumber\":\"KU-1\"");
    }
}
