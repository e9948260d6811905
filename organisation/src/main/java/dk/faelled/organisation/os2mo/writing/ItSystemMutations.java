package dk.faelled.organisation.os2mo.writing;

import dk.faelled.organisation.ItSystem;
import dk.faelled.organisation.ItSystemId;
import dk.faelled.organisation.ItSystems;
import org.springframework.stereotype.Component;

/** IT systems. */
@Component
class ItSystemMutations extends Mutations<ItSystemId, ItSystem> {
    ItSystemMutations(ItSystems systems) {
        super(systems, ItSystemId::new, "itsystem");
    }

    @Override
    ItSystem made(Given given, String key) {
        return new ItSystem(given.demanded("user_key"), given.demanded("name"), null);
    }

    @Override
    ItSystem changed(ItSystem system, Given given) {
        return new ItSystem(given.demanded("user_key"), given.demanded("name"), system.systemType());
    }
}
