package dk.faelled.organisation;

import dk.faelled.platform.TenantId;
import java.time.Instant;

/** A person, employed or not. Something new is registered about it. */
public record PersonChanged(TenantId tenant, PersonId person, long registration, ObjectChanged.Kind kind, Instant at)
        implements ObjectChanged {
    @Override
    public PersonId id() {
        return person;
    }
}
