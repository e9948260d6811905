package dk.faelled.identity.saml.message;

import org.jspecify.annotations.Nullable;

/**
 * What the subject of an assertion is called, by which both sides end the session (core 3.7.1): told back as it was told.
 *
 * @param format null where none was said
 * @param session what the provider calls it ({@code SessionIndex}); null where it has no name
 */
public record SubjectName(
        String value,
        @Nullable String format,
        @Nullable String qualifier,
        @Nullable String spQualifier,
        @Nullable String session) {
    @Override
    public String toString() {
        return "SubjectName[]";
    }
}
