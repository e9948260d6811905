package dk.faelled.organisation.relation;

import dk.faelled.organisation.Owner;
import dk.faelled.organisation.OwnerChanged;
import dk.faelled.organisation.OwnerId;
import dk.faelled.organisation.Owners;
import dk.faelled.organisation.bitemporal.Registers;
import dk.faelled.organisation.bitemporal.Shape;
import dk.faelled.organisation.bitemporal.StoredRegister;
import org.springframework.stereotype.Component;

/** Owners. */
@Component
class OwnerRegister extends StoredRegister<OwnerId, Owner> implements Owners {
    private static final Shape<OwnerId, Owner> SHAPE = Shape.of(OwnerId.class, Owner.class);

    OwnerRegister(Registers parts) {
        super(SHAPE, parts, OwnerChanged::new);
    }
}
