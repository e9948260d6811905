package dk.faelled.identity.terms;

import dk.faelled.platform.page.Errors;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A draft as typed, and the versions that were published. @param more path of the next page of these; null for none */
public record TermsForm(
        String action,
        String kind,
        String danish,
        String english,
        List<TermsView.Line> versions,
        @Nullable String more,
        Errors errors) {}
