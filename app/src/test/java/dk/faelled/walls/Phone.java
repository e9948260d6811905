package dk.faelled.walls;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Call;
import dk.faelled.platform.wire.Wire;

/** An app on a phone, which speaks the protocol of devices (identity 5.2). */
record Phone(Wire wire, String id, String secret) {
    static final String REGISTER = "/os2faktor/xapi/client/v2/register";
    static final String CLIENT = "/os2faktor/api/client";

    /** @param more members of the JSON, each with a comma before it */
    static Phone enrolled(Wire wire, String more) {
        var answer = register(wire, "{\"name\":\"Annas telefon\",\"type\":\"ANDROID\"" + more + "}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().get("success").asBoolean()).as(answer.body()).isTrue();
        return new Phone(
                wire,
                answer.json().get("deviceId").asString(),
                answer.json().get("apiKey").asString());
    }

    static Answer register(Wire wire, String body) {
        return wire.send(Call.json("POST", REGISTER, body).with("clientVersion: 2.1.0"));
    }

    Answer call(String method, String path, String body, String... headers) {
        var call = Call.json(method, CLIENT + path, body)
                .with("deviceId: " + id)
                .with("ApiKey: " + secret)
                .with("clientVersion: 2.1.0");
        for (var header : headers) call = call.with(header);
        return wire.send(call);
    }

    Answer fetch() {
        return call("GET", "", "");
    }

    /** @return the challenge that waits */
    String waiting() {
        var answer = fetch();
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("uuid").asString();
    }

    Answer accept(String challenge, String... headers) {
        return call("PUT", "/" + challenge + "/accept", "", headers);
    }

    Answer reject(String challenge) {
        return call("PUT", "/" + challenge + "/reject", "");
    }
}
