package dk.faelled.organisation.editing;

import java.util.Locale;

/** What is done on a form. */
public enum Act {
    NEW,
    EDIT,
    MOVE,
    END;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether something that is there gets other values. */
    boolean changes() {
        return this == EDIT || this == MOVE;
    }
}
