package dk.faelled.identity.terms;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** For whom a text is. */
public enum TermsKind {
    EMPLOYEE,
    /** betroet medarbejder: where there is no text of theirs, that of the others */
    TRUSTED;

    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<TermsKind> of(String path) {
        return Arrays.stream(values()).filter(kind -> kind.path().equals(path)).findAny();
    }
}
