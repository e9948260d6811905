package dk.faelled.organisation.relation;

import dk.faelled.organisation.Kle;
import dk.faelled.organisation.KleChanged;
import dk.faelled.organisation.KleId;
import dk.faelled.organisation.KleMarkings;
import dk.faelled.organisation.bitemporal.Registers;
import dk.faelled.organisation.bitemporal.Shape;
import dk.faelled.organisation.bitemporal.StoredRegister;
import org.springframework.stereotype.Component;

/** KLE markings. */
@Component
class KleRegister extends StoredRegister<KleId, Kle> implements KleMarkings {
    private static final Shape<KleId, Kle> SHAPE = Shape.of(KleId.class, Kle.class);

    KleRegister(Registers parts) {
        super(SHAPE, parts, KleChanged::new);
    }
}
