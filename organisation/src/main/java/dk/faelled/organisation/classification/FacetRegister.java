package dk.faelled.organisation.classification;

import dk.faelled.organisation.Facet;
import dk.faelled.organisation.FacetChanged;
import dk.faelled.organisation.FacetId;
import dk.faelled.organisation.Facets;
import dk.faelled.organisation.bitemporal.Registers;
import dk.faelled.organisation.bitemporal.Shape;
import dk.faelled.organisation.bitemporal.StoredRegister;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The facets. */
@Component
class FacetRegister extends StoredRegister<FacetId, Facet> implements Facets {
    private static final Shape<FacetId, Facet> SHAPE = Shape.of(FacetId.class, Facet.class);

    FacetRegister(Registers parts) {
        super(SHAPE, parts, FacetChanged::new);
    }

    @Override
    public Optional<FacetId> keyed(String userKey) {
        return sql.sql("select id from facet where user_key = :key order by id limit 1")
                .param("key", userKey)
                .query((row, _) -> new FacetId(row.getObject(1, UUID.class)))
                .optional();
    }
}
