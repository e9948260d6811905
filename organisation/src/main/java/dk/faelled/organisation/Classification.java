package dk.faelled.organisation;

import org.jspecify.annotations.Nullable;

/** A class (klasse) during one stretch of time: one value of a facet, common or owned by a unit. */
public record Classification(
        String userKey,
        String name,
        FacetId facet,
        @Nullable String scope,
        boolean published,
        @Nullable ClassId parent,
        @Loose @Nullable UnitId owner,
        @Nullable String example,
        @Nullable String description,
        @Nullable ItSystemId itSystem) {
    private static final int PRIMARY = 3000;

    public Classification {
        Required.text("user_key", userKey);
        Required.text("name", name);
        scope = given(scope);
        example = given(example);
        description = given(description);
    }

    public static Classification of(String userKey, String name, FacetId facet, @Nullable String scope) {
        return new Classification(userKey, name, facet, scope, true, null, null, null, null, null);
    }

    /** A form sends what is left open as a blank. */
    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** The same with another key. */
    public Classification keyed(String key) {
        return new Classification(key, name, facet, scope, published, parent, owner, example, description, itSystem);
    }

    /** As people tell it from others: numbers of the subject plan stand before their titles. */
    public String label() {
        return label(userKey, name);
    }

    public static String label(String userKey, String name) {
        return KleNumber.isOne(userKey) ? userKey + " " + name : name;
    }

    /** Whether what is classed so is primary: the scope is an integer of at least 3000. */
    public boolean isPrimary() {
        return scope != null && scope.matches("-?\\d{1,9}") && Integer.parseInt(scope) >= PRIMARY;
    }
}
