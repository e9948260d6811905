package dk.faelled.secondfactor.push;

import java.net.URI;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Where a browser is woken, as it says itself: {@code PushSubscription} as JSON. */
record Subscription(URI endpoint, byte[] publicKey, byte[] auth) {
    private static final JsonMapper JSON = new JsonMapper();

    /** Empty where the token is none: then it belongs to a push service of an app. */
    static Optional<Subscription> of(@Nullable String token) {
        if (token == null || !token.startsWith("{")) return Optional.empty();
        try {
            var said = JSON.readTree(token);
            var decoder = Base64.getUrlDecoder();
            return Optional.of(new Subscription(
                    URI.create(said.path("endpoint").asString("")),
                    decoder.decode(said.at("/keys/p256dh").asString("").replaceAll("=+$", "")),
                    decoder.decode(said.at("/keys/auth").asString("").replaceAll("=+$", ""))));
        } catch (JacksonException | IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
