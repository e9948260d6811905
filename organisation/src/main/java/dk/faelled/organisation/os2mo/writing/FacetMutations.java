package dk.faelled.organisation.os2mo.writing;

import dk.faelled.organisation.Facet;
import dk.faelled.organisation.FacetId;
import dk.faelled.organisation.Facets;
import org.springframework.stereotype.Component;

/** Facets. */
@Component
class FacetMutations extends Mutations<FacetId, Facet> {
    FacetMutations(Facets facets) {
        super(facets, FacetId::new, "facet");
    }

    @Override
    Facet made(Given given, String key) {
        return new Facet(given.demanded("user_key"), given.published(), null, null);
    }

    @Override
    Facet changed(Facet facet, Given given) {
        return new Facet(given.demanded("user_key"), given.published(), facet.description(), facet.parent());
    }
}
