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
    }

    public static Classification of(String userKey, String name, FacetId facet, @Nullable String scope) {
        return new Classification(userKey, name, facet, scope, true, null, null, null, null, null);
    }

    /** Whether what is classed so is primary: the scope is an integer of at least 3000. */
    public boolean isPrimary() {
        return scope != null && scope.matches("-?\\d{1,9}") && Integer.parseInt(scope) >= PRIMARY;
    }
}
