package dk.faelled.walls;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Cpr;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TestDatabase;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Call;
import dk.faelled.secondfactor.Devices;
import dk.faelled.secondfactor.NsisLevel;
import dk.faelled.secondfactor.owner.OwnerIndex;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A browser is woken through a push service that sees nothing but a sealed message (MFA-18, RFC 8291, RFC 8292). */
@Walls
class PushTest {
    private static final int KEY_BYTES = 65;
    private static final int SALT = 16;
    private static final int HEAD = SALT + 5;
    private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();

    @Autowired
    private TwoAuthorities two;

    @Autowired
    private Devices devices;

    @Autowired
    private OwnerIndex index;

    private final BlockingQueue<Pushed> heard = new LinkedBlockingQueue<>();
    private final AtomicInteger answer = new AtomicInteger(201);

    private record Pushed(String authorization, String coding, byte[] body) {}

    private HttpServer service() throws IOException {
        var service = HttpServer.create(new InetSocketAddress("127.0.0.9", 0), 0);
        service.createContext("/push", exchange -> {
            heard.add(new Pushed(
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    exchange.getRequestHeaders().getFirst("Content-Encoding"),
                    exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(answer.get(), -1);
            exchange.close();
        });
        service.start();
        return service;
    }

    private Answer server(String key, String method, String path) {
        return two.wire()
                .send(new Call(
                        method, "/os2faktor/api/server" + path, List.of("ApiKey: " + key, "connectorVersion: 1"), ""));
    }

    @Test
    void onlyTheBrowserReadsWhatWakesItAndWhoIsGoneIsWokenNoMore() throws Exception {
        var service = service();
        try {
            var receiver = pair();
            var auth = new byte[SALT];
            var token =
                    "{\\\"endpoint\\\":\\\"http://127.0.0.9:%d/push/1\\\",\\\"keys\\\":{\\\"p256dh\\\":\\\"%s\\\",\\\"auth\\\":\\\"%s\\\"}}"
                            .formatted(service.getAddress().getPort(), text(point(receiver)), text(auth));
            var phone = Phone.enrolled(two.wire(), ",\"webApp\":true,\"token\":\"" + token + "\"");
            var cpr = new Cpr("6801501777");
            Tenant.run(two.own(), () -> devices.bind(phone.id(), phone.secret(), index.of(cpr), NsisLevel.LOW));
            var administrator = two.signedIn(TwoAuthorities.OWN, BuiltInRole.ADMINISTRATOR);
            var key = administrator
                    .send(administrator.withToken(Call.json("POST", "/api/platform/v1/api-keys", """
                            {"name":"Vækker","permissions":["identity.key.server"],"perSecond":5000,"burst":5000}
                            """)))
                    .json()
                    .get("secret")
                    .asString();
            server(key, "GET", "/clients?ssn=" + URLEncoder.encode(OwnerIndex.hash(cpr), StandardCharsets.UTF_8));
            var ask = "/client/" + phone.id() + "/authenticate?systemName=QXVsYQ%3D%3D&username=";
            var asked = server(key, "PUT", ask + "one").json();
            var pushed = Objects.requireNonNull(heard.poll(20, TimeUnit.SECONDS));
            assertThat(pushed.coding()).isEqualTo("aes128gcm");
            assertThat(opened(pushed.body(), receiver, auth)).contains("\"server\":\"Vækker\"", "\"system\":\"Aula\"");
            assertThat(new String(pushed.body(), StandardCharsets.UTF_8)).doesNotContain("Aula");
            signed(pushed.authorization(), service.getAddress().getPort());
            var status = "/notification/" + asked.get("subscriptionKey").asString() + "/status";
            eventually(() ->
                    server(key, "GET", status).json().get("clientNotified").asBoolean());

            answer.set(410);
            server(key, "PUT", ask + "two");
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isNotNull();
            eventually(() -> {
                try (var superuser = TestDatabase.database().superuser()) {
                    return Twin.ask(
                                    superuser,
                                    "select coalesce(push_token, 'none') from secondfactor_device where device_id = '"
                                            + phone.id() + "'")
                            .contains("none");
                }
            });
            server(key, "PUT", ask + "three");
            assertThat(phone.fetch().status()).isEqualTo(200);
            assertThat(heard).isEmpty();
        } finally {
            service.stop(0);
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void eventually(Condition condition) throws Exception {
        for (int tries = 0; tries < 2_000; tries++) if (condition.holds()) return;
        assertThat(condition.holds()).isTrue();
    }

    private static KeyPair pair() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] point(KeyPair pair) {
        var w = ((ECPublicKey) pair.getPublic()).getW();
        var hex = "04%064x%064x".formatted(w.getAffineX(), w.getAffineY());
        return java.util.HexFormat.of().parseHex(hex);
    }

    private static ECPublicKey key(byte[] point, KeyPair like) throws GeneralSecurityException {
        var x = new BigInteger(1, Arrays.copyOfRange(point, 1, 33));
        var y = new BigInteger(1, Arrays.copyOfRange(point, 33, KEY_BYTES));
        var curve = ((ECPublicKey) like.getPublic()).getParams();
        return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve));
    }

    /** As a browser does it. */
    private static String opened(byte[] body, KeyPair receiver, byte[] auth) throws GeneralSecurityException {
        var salt = Arrays.copyOf(body, SALT);
        var sender = Arrays.copyOfRange(body, HEAD, HEAD + KEY_BYTES);
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(receiver.getPrivate());
        agreement.doPhase(key(sender, receiver), true);
        var info = new java.io.ByteArrayOutputStream();
        info.writeBytes("WebPush: info\0".getBytes(StandardCharsets.US_ASCII));
        info.writeBytes(point(receiver));
        info.writeBytes(sender);
        var input = derived(auth, agreement.generateSecret(), info.toByteArray(), 32);
        var content = derived(salt, input, "Content-Encoding: aes128gcm\0".getBytes(StandardCharsets.US_ASCII), 16);
        var nonce = derived(salt, input, "Content-Encoding: nonce\0".getBytes(StandardCharsets.US_ASCII), 12);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(content, "AES"), new GCMParameterSpec(128, nonce));
        var clear = cipher.doFinal(body, HEAD + KEY_BYTES, body.length - HEAD - KEY_BYTES);
        assertThat(clear[clear.length - 1]).as("the mark of the last record").isEqualTo((byte) 2);
        return new String(clear, 0, clear.length - 1, StandardCharsets.UTF_8);
    }

    private static byte[] derived(byte[] salt, byte[] input, byte[] info, int length) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(HKDFParameterSpec.ofExtract()
                        .addSalt(salt)
                        .addIKM(input)
                        .thenExpand(info, length));
    }

    /** vapid t=…, k=… */
    private static void signed(String authorization, int port) throws GeneralSecurityException {
        assertThat(authorization).startsWith("vapid t=");
        var parts = authorization.substring("vapid t=".length()).split(", k=", 2);
        var token = parts[0].split("\\.", -1);
        var claims = new String(BASE64.decode(token[1]), StandardCharsets.UTF_8);
        assertThat(claims).contains("\"aud\":\"http://127.0.0.9:" + port + "\"", "\"exp\":", "\"sub\":\"");
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(key(BASE64.decode(parts[1]), pair()));
        signature.update((token[0] + "." + token[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(BASE64.decode(token[2]))).isTrue();
    }
}
