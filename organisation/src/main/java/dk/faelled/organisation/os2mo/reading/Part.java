package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.Validity;
import java.util.UUID;

/** An object during one stretch of time. */
record Part<A extends Record>(Kind<A> kind, UUID id, Validity valid, A state) {}
