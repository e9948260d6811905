package dk.faelled.organisation;

import org.jspecify.annotations.Nullable;

/** What a class says something about. */
public record Facet(
        String userKey,
        boolean published,
        @Nullable String description,
        @Nullable FacetId parent) {
    public Facet {
        Required.text("user_key", userKey);
    }
}
