package dk.faelled.identity.factor;

import dk.faelled.platform.Unguessable;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a passkey has to sign: 256 random bits, written as base64url, for five minutes and once, in one session. */
public record Challenge(String text, Purpose purpose, Instant at) implements Serializable {
    private static final String KEY = "identity.challenge";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    public enum Purpose {
        /** to make one */
        MAKE,
        /** to prove oneself beside a password */
        SECOND,
        /** to sign in with nothing else */
        SIGN_IN
    }

    /** A new one, which the session remembers; what it remembered before is forgotten. */
    public static Challenge begin(Purpose purpose, Instant now, HttpServletRequest request) {
        var challenge = new Challenge(Unguessable.text(), purpose, now);
        request.getSession(true).setAttribute(KEY, challenge);
        return challenge;
    }

    /** The one that the session remembers, which it forgets; empty where it is for something else, or too old. */
    public static Optional<Challenge> take(Purpose purpose, Instant now, HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(KEY) instanceof Challenge challenge)) return Optional.empty();
        session.removeAttribute(KEY);
        return challenge.purpose == purpose && now.isBefore(challenge.at.plus(PATIENCE))
                ? Optional.of(challenge)
                : Optional.empty();
    }
}
