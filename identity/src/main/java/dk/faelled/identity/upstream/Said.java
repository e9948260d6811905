package dk.faelled.identity.upstream;

import dk.faelled.identity.saml.message.SubjectName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What another provider has told of somebody, found to be true.
 *
 * @param claims by name, each with its values
 * @param provedAt when the user signed in there; null where it does not say
 * @param subject by which a session of SAML is ended; null for none
 */
record Said(
        Map<String, List<String>> claims,
        @Nullable Instant provedAt,
        @Nullable SubjectName subject) {
    @Override
    public String toString() {
        return "Said[" + claims.keySet() + "]";
    }
}
