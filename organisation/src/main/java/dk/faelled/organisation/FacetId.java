package dk.faelled.organisation;

import java.util.UUID;

/** A facet: what its classes say something about. */
public record FacetId(UUID value) implements Id {
    public static FacetId fresh() {
        return new FacetId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
