package dk.faelled.organisation.relation;

import dk.faelled.organisation.RelatedUnit;
import dk.faelled.organisation.RelatedUnitChanged;
import dk.faelled.organisation.RelatedUnitId;
import dk.faelled.organisation.RelatedUnits;
import dk.faelled.organisation.bitemporal.Registers;
import dk.faelled.organisation.bitemporal.Shape;
import dk.faelled.organisation.bitemporal.StoredRegister;
import org.springframework.stereotype.Component;

/** Links between units. */
@Component
class RelatedUnitRegister extends StoredRegister<RelatedUnitId, RelatedUnit> implements RelatedUnits {
    private static final Shape<RelatedUnitId, RelatedUnit> SHAPE = Shape.of(RelatedUnitId.class, RelatedUnit.class);

    RelatedUnitRegister(Registers parts) {
        super(SHAPE, parts, RelatedUnitChanged::new);
    }
}
