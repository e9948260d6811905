package dk.faelled.organisation.classification;

import dk.faelled.organisation.ClassId;
import dk.faelled.platform.page.Errors;
import org.jspecify.annotations.Nullable;

/** The fields of the form as they come in. */
record ClassInput(
        @Nullable String facet,
        @Nullable String name,
        @Nullable String userKey,
        @Nullable String scope,
        @Nullable String from) {
    ClassForm form(@Nullable ClassId id, long inUse) {
        return new ClassForm(id, text(facet), text(name), text(userKey), text(scope), text(from), inUse, Errors.NONE);
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given.strip();
    }
}
