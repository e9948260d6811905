package dk.faelled.organisation.unit;

import java.util.Locale;

/** The tabs of a unit. */
public enum Section {
    UNIT,
    ADDRESSES,
    ENGAGEMENTS,
    ASSOCIATIONS,
    MANAGERS,
    HISTORY;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String key() {
        return "organisation.unit.page.tab." + word();
    }

    static Section of(String word) {
        for (var section : values()) if (section.word().equals(word)) return section;
        return UNIT;
    }
}
