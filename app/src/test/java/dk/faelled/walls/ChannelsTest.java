package dk.faelled.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dk.faelled.platform.Cpr;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.wire.Call;
import dk.faelled.secondfactor.Devices;
import dk.faelled.secondfactor.NsisLevel;
import dk.faelled.secondfactor.connector.Connector;
import dk.faelled.secondfactor.connector.Connectors;
import dk.faelled.secondfactor.device.Bindings;
import dk.faelled.secondfactor.owner.OwnerIndex;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How devices are told that they are asked (MFA-18): by the line of the Windows client, by a gateway, and to browser extensions. */
@Walls
class ChannelsTest {
    private static final int GATEWAY = 18_339;
    private static final JsonMapper JSON = new JsonMapper();
    private static int people = 5_501_500;

    @Autowired
    private TwoAuthorities two;

    @Autowired
    private Devices devices;

    @Autowired
    private Bindings bindings;

    @Autowired
    private Connectors connectors;

    @Autowired
    private OwnerIndex index;

    /** What the Windows client hears. */
    private static final class Ear implements WebSocket.Listener {
        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private final StringBuilder part = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket line, CharSequence text, boolean last) {
            part.append(text);
            if (last) {
                heard.add(part.toString());
                part.setLength(0);
            }
            line.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket line, int status, String reason) {
            heard.add("closed " + status);
            return null;
        }

        String next() throws InterruptedException {
            return Objects.requireNonNull(heard.poll(30, TimeUnit.SECONDS));
        }

        /** @return its data @param kind of the message that is to come */
        JsonNode next(String kind) throws InterruptedException {
            var frame = JSON.readTree(next());
            assertThat(frame.propertyNames()).containsExactly("id", "type", "data", "reply");
            assertThat(frame.get("type").asString()).isEqualTo(kind);
            var data = JSON.readTree(frame.get("data").asString());
            assertThat(data.propertyNames())
                    .containsExactly("messageType", "subscriptionKey", "challenge", "serverName", "tts", "pinResult");
            return data;
        }
    }

    private WebSocket line(HttpClient http, String id, String secret, Ear ear) {
        var basic = Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return http.newWebSocketBuilder()
                .header("Authorization", "Basic " + basic)
                .buildAsync(URI.create("ws://localhost:" + two.wire().port() + "/os2faktor/name"), ear)
                .join();
    }

    private static void say(WebSocket line, String status, String challenge, String pin) {
        line.sendText("""
                        {"status":"%s","subscriptionKey":"%s","version":"2.0.0","pin":"%s","more":1}
                        """.formatted(status, challenge, pin), true).join();
    }

    private Phone bound(String body) {
        var answer = Phone.register(two.wire(), body);
        var phone = new Phone(
                two.wire(),
                answer.json().get("deviceId").asString(),
                answer.json().get("apiKey").asString());
        var cpr = new Cpr("%010d".formatted(++people * 1_000L + 1));
        Tenant.run(two.own(), () -> devices.bind(phone.id(), phone.secret(), index.of(cpr), NsisLevel.LOW));
        return phone;
    }

    private String key(String redirect) {
        return Tenant.call(two.own(), () -> {
            var name = "Egenby " + UUID.randomUUID();
            var issued = connectors.add(name, Connector.Kind.SERVER);
            var made = connectors.page(null, 500).stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            connectors.change(made.id(), name, true, List.of(redirect));
            return issued.secret();
        });
    }

    private JsonNode asked(String key, Phone phone) {
        return two.wire()
                .send(new Call(
                        "PUT",
                        "/os2faktor/api/server/client/" + phone.id() + "/authenticate?username=" + UUID.randomUUID(),
                        List.of("ApiKey: " + key),
                        ""))
                .json();
    }

    private boolean is(String key, JsonNode challenge, String what) {
        return two.wire()
                .send(new Call(
                        "GET",
                        "/os2faktor/api/server/notification/"
                                + challenge.get("subscriptionKey").asString() + "/status",
                        List.of("ApiKey: " + key),
                        ""))
                .json()
                .get(what)
                .asBoolean();
    }

    @Test
    void theWindowsClientIsToldAtOnceAndAnswersOnItsLine() throws Exception {
        var pc = bound("{\"name\":\"Min PC\",\"type\":\"WINDOWS\",\"pincode\":\"1357\"}");
        var key = key("https://adfs.egenby.example/mfa");
        try (var http = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> line(http, pc.id(), "guessed", new Ear())).isInstanceOf(CompletionException.class);
            var ear = new Ear();
            var line = line(http, pc.id(), pc.secret(), ear);
            ear.next("KEEP_ALIVE");
            var challenge = asked(key, pc);
            var told = ear.next("NOTIFICATION");
            var uuid = challenge.get("subscriptionKey").asString();
            assertThat(told.get("subscriptionKey").asString()).isEqualTo(uuid);
            assertThat(told.get("challenge").asString())
                    .isEqualTo(challenge.get("challenge").asString());
            assertThat(told.get("serverName").asString()).startsWith("Egenby");
            assertThat(told.get("tts").asString()).matches("kl \\d\\d:\\d\\d");
            say(line, "ISALIVE", "", "");
            say(line, "ACCEPT", uuid, "2468");
            assertThat(ear.next("INCORRECT_PIN").get("pinResult").asString()).isEqualTo("WRONG_PIN");
            assertThat(is(key, challenge, "clientAuthenticated")).isFalse();
            assertThat(is(key, challenge, "clientNotified")).isTrue();
            say(line, "ACCEPT", uuid, "1357");
            assertThat(ear.next("CORRECT_PIN").get("subscriptionKey").asString())
                    .isEqualTo(uuid);
            assertThat(is(key, challenge, "clientAuthenticated")).isTrue();

            // what waited before the line was there is told when it is
            line.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
            ear.next();
            var second = asked(key, pc);
            var again = new Ear();
            var fresh = line(http, pc.id(), pc.secret(), again);
            again.next("KEEP_ALIVE");
            var waiting = again.next("NOTIFICATION").get("subscriptionKey").asString();
            assertThat(waiting).isEqualTo(second.get("subscriptionKey").asString());
            say(fresh, "REJECT", waiting, "");
            // nothing comes back for it, and a device that is gone is not heard
            Awaitility.await().until(() -> is(key, second, "clientRejected"));
            Tenant.run(two.own(), () -> bindings.block(pc.id(), "Tabt"));
            assertThat(again.next()).as("the device is gone").isEqualTo("closed 1008");
        }
    }

    @Test
    void aNativeAppIsWokenThroughTheGatewayAndWithoutItTheChallengeIsThereAllTheSame() throws Exception {
        var key = key("https://adfs.egenby.example/mfa");
        var phone = bound("{\"name\":\"Annas telefon\",\"type\":\"ANDROID\",\"token\":\"fcm-of-anna\"}");
        var unheard = asked(key, phone);
        assertThat(phone.waiting()).isEqualTo(unheard.get("subscriptionKey").asString());
        assertThat(is(key, unheard, "clientNotified")).isFalse();

        var heard = new LinkedBlockingQueue<String>();
        var gateway = HttpServer.create(new InetSocketAddress("127.0.0.9", GATEWAY), 0);
        gateway.createContext("/gateway", exchange -> {
            heard.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        gateway.start();
        try {
            var challenge = asked(key, phone);
            var told = Objects.requireNonNull(heard.poll(20, TimeUnit.SECONDS));
            assertThat(told)
                    .startsWith("Bearer of-the-gateway ")
                    .contains("\"token\":\"fcm-of-anna\"", "\"type\":\"ANDROID\"", "Egenby")
                    .doesNotContain(challenge.get("challenge").asString());
        } finally {
            gateway.stop(0);
        }
    }

    @Test
    void anExtensionThatIsNamedMayCallAsADeviceAndThePageOfASignInPointMayPollItsOwnChallenge() {
        var register = "/os2faktor/xapi/client/v2/register";
        var answers = new ArrayList<String>();
        for (var origin : List.of("chrome-extension://abcdefgh", "chrome-extension://stranger", "https://evil.example"))
            answers.add(two.wire()
                            .send(new Call(
                                    "OPTIONS",
                                    register,
                                    List.of("Origin: " + origin, "Access-Control-Request-Method: POST"),
                                    ""))
                            .header("Access-Control-Allow-Origin")
                    + "");
        assertThat(answers).containsExactly("chrome-extension://abcdefgh", "null", "null");
        var enrolled = two.wire()
                .send(Call.json("POST", register, "{\"name\":\"Min Chrome\",\"type\":\"CHROME\"}")
                        .with("clientVersion: 1.0")
                        .with("Origin: chrome-extension://abcdefgh"));
        assertThat(enrolled.status()).isEqualTo(200);
        assertThat(enrolled.header("Access-Control-Allow-Origin")).isEqualTo("chrome-extension://abcdefgh");
        assertThat(enrolled.header("Access-Control-Allow-Credentials")).isNull();

        var key = key("https://adfs.egenby.example/mfa");
        var phone = bound("{\"name\":\"Annas telefon\",\"type\":\"ANDROID\"}");
        var poll = "/os2faktor/api/notification/"
                + asked(key, phone).get("pollingKey").asString() + "/poll";
        assertThat(two.wire()
                        .send(Call.get(poll).with("Origin: https://adfs.egenby.example"))
                        .header("Access-Control-Allow-Origin"))
                .isEqualTo("https://adfs.egenby.example");
        assertThat(two.wire()
                        .send(Call.get(poll).with("Origin: https://evil.example"))
                        .header("Access-Control-Allow-Origin"))
                .isNull();
    }
}
