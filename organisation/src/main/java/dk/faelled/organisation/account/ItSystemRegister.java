package dk.faelled.organisation.account;

import dk.faelled.organisation.ItSystem;
import dk.faelled.organisation.ItSystemChanged;
import dk.faelled.organisation.ItSystemId;
import dk.faelled.organisation.ItSystems;
import dk.faelled.organisation.bitemporal.Registers;
import dk.faelled.organisation.bitemporal.Shape;
import dk.faelled.organisation.bitemporal.StoredRegister;
import org.springframework.stereotype.Component;

/** The IT systems. */
@Component
class ItSystemRegister extends StoredRegister<ItSystemId, ItSystem> implements ItSystems {
    private static final Shape<ItSystemId, ItSystem> SHAPE = Shape.of(ItSystemId.class, ItSystem.class);

    ItSystemRegister(Registers parts) {
        super(SHAPE, parts, ItSystemChanged::new);
    }
}
