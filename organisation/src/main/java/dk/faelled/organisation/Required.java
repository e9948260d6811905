package dk.faelled.organisation;

import org.jspecify.annotations.Nullable;

/** What every state checks of itself. */
final class Required {
    private Required() {}

    static void text(String field, String value) {
        if (value.isBlank()) throw ErrorKey.MISSING_REQUIRED_VALUE.broken(field);
    }

    static void one(String fields, @Nullable Object one, @Nullable Object other) {
        if ((one == null) == (other == null)) throw ErrorKey.INVALID_INPUT.broken("exactly one of " + fields);
    }
}
