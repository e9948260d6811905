package dk.faelled.identity.provider.claims;

import dk.faelled.identity.person.Person;
import dk.faelled.identity.provider.ServiceProvider;
import dk.faelled.identity.provider.ServiceProvider.Protocol;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;

/** Writes what a system would be sent of somebody who does not sign in, as its protocol writes it (IDP-28). A bean of its room. */
public interface Rehearsal {
    Protocol protocol();

    /** Whom, and all that is told of him or her as the claims are now. */
    record Part(ServiceProvider provider, Person person, UUID account, MappedClaims.Named named, Mapped mapped) {}

    /** Text that a person reads; signed by nobody. Says so in words where the system would be sent nothing. */
    String of(Part part, HttpServletRequest request);
}
