package dk.faelled.identity.terms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds of terms, and what holds of each. */
public record TermsView(List<Kind> kinds) {

    /** @param draft whether another version is being written @param current null where none is published */
    public record Kind(String name, boolean draft, @Nullable Line current, String href) {}

    public record Line(String title, String published, String href) {}
}
