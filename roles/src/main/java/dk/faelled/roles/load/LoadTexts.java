package dk.faelled.roles.load;

import org.jspecify.annotations.Nullable;

/** Texts as they are kept: without control characters, which no database takes, and without blanks around. */
final class LoadTexts {
    private static final int LONGEST_LINE = 500;

    private LoadTexts() {}

    static String of(@Nullable String said) {
        return said == null ? "" : said.replaceAll("\\p{Cntrl}", " ").strip();
    }

    /** Null where nothing is said. */
    static @Nullable String orNone(@Nullable String said) {
        var text = of(said);
        return text.isEmpty() ? null : text;
    }

    static String line(String fault) {
        var text = of(fault);
        return text.length() <= LONGEST_LINE ? text : text.substring(0, LONGEST_LINE);
    }
}
