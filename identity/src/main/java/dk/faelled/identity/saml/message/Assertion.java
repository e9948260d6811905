package dk.faelled.identity.saml.message;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a system is told: who somebody is, and how that was proved.
 *
 * @param inResponseTo the id of its request
 * @param returnTo where it takes answers
 * @param provedAt when the weakest step that was needed was done
 * @param session under which name both end it
 * @param context how it was proved, a class of contexts
 */
public record Assertion(
        String issuer,
        @Nullable String inResponseTo,
        String returnTo,
        String audience,
        NameFormat nameFormat,
        String nameId,
        Instant at,
        Instant provedAt,
        String session,
        String context,
        List<Attribute> attributes) {
    static final Duration HOLDS = Duration.ofMinutes(10);
    static final Duration DELIVERED_WITHIN = Duration.ofMinutes(5);

    public Assertion {
        attributes = List.copyOf(attributes);
    }
}
