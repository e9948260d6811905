package dk.faelled.organisation;

import java.util.Optional;

/** The facets: what classes say something about. */
public interface Facets extends Register<FacetId, Facet> {
    Optional<FacetId> keyed(String userKey);
}
