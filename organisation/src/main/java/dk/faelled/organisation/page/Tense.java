package dk.faelled.organisation.page;

import java.util.Locale;

/** Seen from the day chosen: now, to come, gone by. */
public enum Tense {
    PRESENT("valid_from <= :on and valid_until > :on"),
    FUTURE("valid_from > :on"),
    PAST("valid_until <= :on");

    private final String condition;

    Tense(String condition) {
        this.condition = condition;
    }

    String condition() {
        return condition;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Tense of(String word) {
        for (var tense : values()) if (tense.word().equals(word)) return tense;
        return PRESENT;
    }
}
