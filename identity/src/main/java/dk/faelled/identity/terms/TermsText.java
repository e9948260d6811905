package dk.faelled.identity.terms;

import dk.faelled.platform.page.Messages;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of the terms.
 *
 * @param version from 1, by kind
 * @param danish paragraphs, with an empty line between them
 * @param publishedAt null for one that is still being written
 */
public record TermsText(
        UUID id,
        TermsKind kind,
        int version,
        String danish,
        String english,
        @Nullable Instant publishedAt) {

    /** In the reader's language. */
    public List<String> paragraphs() {
        return paragraphs(Messages.locale().getLanguage().equals("en") ? english : danish);
    }

    static List<String> paragraphs(String text) {
        return Arrays.stream(text.strip().split("\\R\\s*\\R"))
                .map(String::strip)
                .toList();
    }
}
