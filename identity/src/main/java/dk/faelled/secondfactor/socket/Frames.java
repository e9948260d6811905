package dk.faelled.secondfactor.socket;

import dk.faelled.secondfactor.challenge.Challenge;
import dk.faelled.secondfactor.device.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What is said on the line, in the shapes that the Windows client of OS2faktor knows (identity 5.2). */
final class Frames {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final String HIDDEN = "??";

    private Frames() {}

    enum Kind {
        NOTIFICATION,
        INCORRECT_PIN,
        CORRECT_PIN,
        KEEP_ALIVE
    }

    /** @param status ACCEPT, REJECT or ISALIVE */
    record Said(
            @Nullable String status,
            @Nullable String subscriptionKey,
            @Nullable String version,
            @Nullable String pin) {
        /** Empty where it is none. */
        Optional<UUID> challenge() {
            try {
                return subscriptionKey == null ? Optional.empty() : Optional.of(UUID.fromString(subscriptionKey));
            } catch (IllegalArgumentException none) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return "Said[" + status + "]";
        }
    }

    static String asked(Challenge challenge) {
        return framed(
                Kind.NOTIFICATION,
                challenge.subscriptionKey().toString(),
                challenge.matching() ? HIDDEN : challenge.code(),
                challenge.serverName(),
                LocalTime.shown(challenge.createdAt()),
                null);
    }

    /** @param result of the PIN: OK, WRONG_PIN or LOCKED */
    static String pin(Kind kind, UUID challenge, String result) {
        return framed(kind, challenge.toString(), null, null, null, result);
    }

    static String keepAlive() {
        return framed(Kind.KEEP_ALIVE, null, null, null, null, null);
    }

    private static String framed(
            Kind kind,
            @Nullable String challenge,
            @Nullable String code,
            @Nullable String server,
            @Nullable String at,
            @Nullable String pinResult) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("messageType", kind.name());
        data.put("subscriptionKey", challenge);
        data.put("challenge", code);
        data.put("serverName", server);
        data.put("tts", at);
        data.put("pinResult", pinResult);
        Map<String, @Nullable Object> frame = new LinkedHashMap<>();
        frame.put("id", UUID.randomUUID().toString());
        frame.put("type", kind.name());
        frame.put("data", JSON.writeValueAsString(data));
        frame.put("reply", true);
        return JSON.writeValueAsString(frame);
    }

    /** Empty where it is not what the client says. */
    static Optional<Said> said(String text) {
        try {
            return Optional.ofNullable(JSON.readValue(text, Said.class));
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }
}
