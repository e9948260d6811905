package dk.faelled.identity.saml.message;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What another provider tells of somebody, found to be true.
 *
 * @param inResponseTo the id of our request
 * @param id of the assertion, used once
 * @param context how it was proved, a class of contexts; null where nothing is said
 * @param provedAt when the user signed in there
 * @param attributes by name, each with its values in their order
 */
public record SignOnAnswer(
        String inResponseTo,
        String id,
        String nameId,
        @Nullable String context,
        Instant provedAt,
        Map<String, List<String>> attributes) {
    @Override
    public String toString() {
        return "SignOnAnswer[" + id + "]";
    }
}
