package dk.faelled.walls;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.TestDatabase;
import dk.faelled.platform.wire.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Devices as their apps enrol and open them (MFA-02, MFA-06, MFA-11), over HTTP. */
@Walls
class DevicesTest {
    private static final String PIN = ",\"pincode\":\"1357\"";

    @Autowired
    private TwoAuthorities two;

    private Phone phone(String more) {
        return Phone.enrolled(two.wire(), more);
    }

    private static String ask(String query) throws Exception {
        try (var superuser = TestDatabase.database().superuser()) {
            return Twin.ask(superuser, query).getFirst();
        }
    }

    @Test
    void anAppIsEnrolledAndNothingOfItsSecretsIsKept() throws Exception {
        var phone = phone(PIN);
        assertThat(phone.id()).matches("\\d{3}-\\d{3}-\\d{3}-\\d{3}");
        assertThat(phone.secret()).hasSizeGreaterThan(40);
        var row = ask("select d::text from secondfactor_device d where device_id = '" + phone.id() + "'");
        assertThat(row).doesNotContain(phone.secret(), "1357").contains("NONE");
        var status = phone.call("GET", "/v2/status", "");
        assertThat(status.body())
                .isEqualTo("{\"disabled\":false,\"pinProtected\":true,\"nemIdRegistered\":false,\"blocked\":false}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"Annas telefon\",\"type\":\"ANDROID\",\"pincode\":\"1234\"} | 200 | true",
                "{\"name\":\"Annas telefon\",\"type\":\"ANDROID\",\"pincode\":\"7777\"} | 200 | true",
                "{\"name\":\"Annas telefon\",\"type\":\"ANDROID\",\"pincode\":\"123456\"} | 200 | true",
                "{\"name\":\"Annas telefon\",\"type\":\"NOKIA\"} | 400 | false",
                "{\"name\":\"Annas telefon\",\"type\":\"YUBIKEY\"} | 400 | false",
                "{\"name\":\"A\",\"type\":\"ANDROID\"} | 400 | false",
                "{\"type\":\"ANDROID\"} | 400 | false",
            })
    void whatIsWrongIsToldInTheShapeOfTheAnswer(String body, int status, boolean invalidPin) {
        var answer = Phone.register(two.wire(), body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body())
                .isEqualTo("{\"success\":false,\"invalidPin\":" + invalidPin + ",\"deviceId\":null,\"apiKey\":null}");
    }

    @Test
    void withoutAVersionNothingIsEnrolled() {
        var answer =
                two.wire().send(Call.json("POST", Phone.REGISTER, "{\"name\":\"Annas telefon\",\"type\":\"ANDROID\"}"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("success").asBoolean()).isFalse();
    }

    @Test
    void whatNobodyKnowsInAnEnrolmentIsPassedOver() {
        assertThat(Phone.register(two.wire(), "{\"name\":\"Min PC\",\"type\":\"WINDOWS\",\"somethingNew\":{\"a\":1}}")
                        .json()
                        .get("success")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void whoIsNotKnownOrHasAnotherSecretIs401() {
        var phone = phone("");
        assertThat(new Phone(two.wire(), phone.id(), "another")
                        .call("GET", "/v2/status", "")
                        .status())
                .isEqualTo(401);
        assertThat(new Phone(two.wire(), "000-000-000-000", phone.secret())
                        .fetch()
                        .status())
                .isEqualTo(401);
        assertThat(two.wire().send(Call.get(Phone.CLIENT)).status()).isEqualTo(401);
    }

    @Test
    void theSamePushTokenAgainDisablesTheOldDevice() {
        var before = phone(",\"token\":\"token-of-this-phone\"");
        var after = phone(",\"token\":\"token-of-this-phone\"");
        assertThat(before.call("GET", "/v2/status", "").json().get("disabled").asBoolean())
                .isTrue();
        assertThat(after.call("GET", "/v2/status", "").json().get("disabled").asBoolean())
                .isFalse();
        var third = phone("");
        third.call("POST", "/v2/setRegId", "{\"token\":\"token-of-this-phone\"}");
        assertThat(after.call("GET", "/v2/status", "").json().get("disabled").asBoolean())
                .isTrue();
    }

    @Test
    void aPinIsTriedAndChangedAndTheFifthWrongOneLocks() throws Exception {
        var phone = phone(PIN);
        assertThat(phone.call("POST", "/v2/validatePin", "{\"pincode\":\"1357\"}")
                        .body())
                .isEqualTo("{\"status\":\"OK\",\"lockedUntil\":null}");
        assertThat(phone.call("POST", "/v2/setPin", "{\"oldPin\":\"1357\",\"newPin\":\"4321\"}")
                        .body())
                .isEqualTo("{\"status\":\"INVALID_NEW_PIN\",\"lockedUntil\":null}");
        assertThat(phone.call("POST", "/v2/setPin", "{\"oldPin\":\"1357\",\"newPin\":\"2468\"}")
                        .json()
                        .get("status")
                        .asString())
                .isEqualTo("OK");
        for (int tries = 1; tries < 5; tries++)
            assertThat(phone.call("POST", "/v2/validatePin", "{\"pincode\":\"1357\"}")
                            .body())
                    .isEqualTo("{\"status\":\"WRONG_PIN\",\"lockedUntil\":null}");
        var locked =
                phone.call("POST", "/v2/validatePin", "{\"pincode\":\"1357\"}").json();
        assertThat(locked.get("status").asString()).isEqualTo("LOCKED");
        assertThat(locked.get("lockedUntil").asString()).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d");
        assertThat(phone.call("POST", "/v2/validatePin", "{\"pincode\":\"2468\"}")
                        .json()
                        .get("status")
                        .asString())
                .as("the right one too, while it is locked")
                .isEqualTo("LOCKED");
        assertThat(phone.call("GET", "/v2/status", "").json().get("blocked").asBoolean())
                .isTrue();
        assertThat(ask("select locks::text from secondfactor_device where device_id = '" + phone.id() + "'"))
                .isEqualTo("1");
    }

    @Test
    void aDeviceDeletesItselfWithAndWithoutASlashAtTheEnd() {
        for (var path : new String[] {"", "/"}) {
            var phone = phone("");
            assertThat(phone.call("DELETE", path, "").status()).isEqualTo(200);
            assertThat(phone.call("GET", "/v2/status", "")
                            .json()
                            .get("disabled")
                            .asBoolean())
                    .isTrue();
            assertThat(phone.fetch().status()).isEqualTo(404);
        }
    }

    @Test
    void aDeviceIsCountedByItselfAndNotByTheAddressOfItsTownHall() {
        var phone = phone("");
        var answers = new java.util.ArrayList<Integer>();
        for (int asked = 0; asked < 40; asked++) answers.add(phone.fetch().status());
        assertThat(answers).contains(404, 429).containsOnly(404, 429);
        assertThat(answers.subList(0, 20)).containsOnly(404);
        assertThat(phone("").fetch().status()).isEqualTo(404);
    }
}
