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
 * @param subject null where it has no name
 * @param context how it was proved, a class of contexts; null where nothing is said
 * @param provedAt when the user signed in there
 * @param attributes by name, each with its values in their order
 */
public record SignOnAnswer(
        String inResponseTo,
        String id,
        @Nullable SubjectName subject,
        @Nullable String context,
        Instant provedAt,
        Map<String, List<String>> attributes) {
    /** Empty for none. */
    public String nameId() {
        return subject == null ? "" : subject.value();
    }

    @Override
    public String toString() {
        return "SignOnAnswer[" + id + "]";
    }
}
