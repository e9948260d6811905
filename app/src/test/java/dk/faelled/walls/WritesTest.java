package dk.faelled.walls;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.TestDatabase;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Call;
import dk.faelled.platform.wire.Visitor;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** How our APIs take what is sent to them (platform 5.2, 7.1). */
@Walls
class WritesTest {
    private static final String KEYS = "/api/platform/v1/api-keys";
    private static final String GOOD = "{\"name\":\"Gentaget\",\"permissions\":[\"platform.keys\"]}";

    @Autowired
    private TwoAuthorities two;

    private Visitor administrator = new Visitor(new dk.faelled.platform.wire.Wire(0), "");

    @BeforeEach
    void signIn() {
        administrator = two.signedIn(TwoAuthorities.OWN, BuiltInRole.ADMINISTRATOR);
    }

    private Answer send(Call call) {
        return administrator.send(administrator.withToken(call));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"nam\":\"x\"} | /nam",
                "{\"name\":\"x\",\"name\":\"y\"} |",
                "{\"name\":\"a\\u0000b\"} | /name",
                "{\"name\":{\"x\":1}} | /name",
                "{\"days\":\"soon\"} | /days",
                "{\"name\":\"x\"}{} |",
                "{\"name\": |",
                "[] |",
                "not json |",
            })
    void jsonThatCannotBeTakenIsRefusedAndItsPlaceTold(String body, String pointer) {
        var answer = send(Call.json("POST", KEYS, body));
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("UNREADABLE");
        if (pointer != null)
            assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(answer.body()).doesNotContain("Exception", "jackson");
    }

    @Test
    void depthAndSizeHaveAnEnd() {
        assertThat(send(Call.json("POST", KEYS, "{\"name\":" + "[".repeat(65) + "]".repeat(65) + "}"))
                        .status())
                .isEqualTo(400);
        var large = send(Call.json("POST", KEYS, "{\"name\":\"" + "x".repeat(1 << 20) + "\"}"));
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.code()).isEqualTo("TOO_LARGE");
    }

    @Test
    void aBodyWithoutLengthHasAnEndToo() {
        var piece = Integer.toHexString(1 << 20) + "\r\n" + "x".repeat(1 << 20) + "\r\n";
        var call = new Call(
                "POST",
                KEYS,
                List.of("Content-Type: application/json", "Transfer-Encoding: chunked"),
                "9\r\n{\"name\":\"\r\n" + piece + piece + "0\r\n\r\n");
        assertThat(send(call).status()).isEqualTo(413);
    }

    @Test
    void contentTypeAndMethodMustFit() {
        var text = send(new Call("POST", KEYS, List.of("Content-Type: text/plain"), GOOD));
        assertThat(text.status()).isEqualTo(415);
        assertThat(text.code()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        var put = send(Call.json("PUT", KEYS, GOOD));
        assertThat(put.status()).isEqualTo(405);
        assertThat(put.code()).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(put.header("Allow")).contains("GET", "POST");
    }

    @Test
    void problemsHaveAllTheirMembers() {
        var answer = send(Call.json("POST", KEYS, "{}"));
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        var problem = answer.json();
        assertThat(problem.get("type").asString()).isEqualTo("urn:faelled:problem:rule-broken");
        assertThat(problem.get("status").asInt()).isEqualTo(422);
        assertThat(problem.get("code").asString()).isEqualTo("RULE_BROKEN");
        assertThat(problem.get("title").asString()).isEqualTo("Det kan ikke lade sig gøre");
        assertThat(problem.get("detail").asString()).contains("navn");
        assertThat(problem.get("correlation").asString()).matches("[0-9a-f-]{36}");
        var english = send(Call.json("POST", KEYS, "{}").with("Cookie: lang=en"));
        assertThat(english.json().get("title").asString()).isEqualTo("That cannot be done");
    }

    @Test
    void aWriteThatIsSentTwiceIsDoneOnce() throws Exception {
        var key = "Idempotency-Key: " + UUID.randomUUID();
        var first = send(Call.json("POST", KEYS, GOOD).with(key));
        var second = send(Call.json("POST", KEYS, GOOD).with(key));
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");

        var other =
                send(Call.json("POST", KEYS, GOOD.replace("Gentaget", "Anden")).with(key));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY");

        // neither another actor nor the neighbour meets it
        var neighbour = two.signedIn(TwoAuthorities.NEIGHBOUR, BuiltInRole.ADMINISTRATOR);
        var theirs =
                neighbour.send(neighbour.withToken(Call.json("POST", KEYS, GOOD).with(key)));
        assertThat(theirs.status()).isEqualTo(201);
        assertThat(theirs.body()).isNotEqualTo(first.body());
        try (var superuser = TestDatabase.database().superuser()) {
            var secret = first.json().get("secret").asString();
            assertThat(Twin.ask(superuser, "select body from idempotency"))
                    .isNotEmpty()
                    .noneMatch(body -> body.contains(secret.substring(3)));
        }
    }

    @Test
    void aFirstThatWasBrokenOffIsToldApart() throws Exception {
        var key = UUID.randomUUID().toString();
        send(Call.json("POST", KEYS, GOOD).with("Idempotency-Key: " + key));
        try (var superuser = TestDatabase.database().superuser()) {
            Twin.run(superuser, "update idempotency set status = 0 where key = '" + key + "'");
            var again = send(Call.json("POST", KEYS, GOOD).with("Idempotency-Key: " + key));
            assertThat(again.status()).isEqualTo(409);
            assertThat(again.code()).isEqualTo("IDEMPOTENCY_RUNNING");
            Twin.run(
                    superuser,
                    "update idempotency set created_at = now() - interval '25 hours' where key = '" + key + "'");
        }
        assertThat(send(Call.json("POST", KEYS, GOOD).with("Idempotency-Key: " + key))
                        .status())
                .isEqualTo(201);
        assertThat(send(Call.json("POST", KEYS, GOOD).with("Idempotency-Key: å "))
                        .status())
                .isEqualTo(400);
    }
}
