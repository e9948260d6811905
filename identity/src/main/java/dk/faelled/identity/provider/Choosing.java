package dk.faelled.identity.provider;

import dk.faelled.identity.person.Person;
import java.util.UUID;

/** Whether somebody has to choose something before a system is told of him or her. A bean of the room that knows what is told. */
public interface Choosing {
    /** Where it is done; the key of a detour stands behind it. */
    String PATH = "/sso/choose/";

    boolean isOpen(UUID provider, Person person, Chosen chosen);
}
