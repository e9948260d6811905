package dk.faelled.organisation;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Who may change what: whoever may edit changes everything, an owner (ejer) only what he or she owns. */
public interface EditAccess {
    /** Whether the actor is bound to what he or she owns. Others are let in or kept out at the door of each page. */
    boolean onlyOwned();

    /** Those of the units that the actor owns today, itself or by a unit above. */
    Set<UnitId> owned(Collection<UnitId> units);

    /** Those of the persons that the actor owns today, named or by where the person works. */
    Set<PersonId> ownedPersons(Collection<PersonId> persons);

    boolean ownsAnything();

    /** Those that the actor may change all of; every one for who is not bound. */
    <K> Set<K> allowed(Map<K, Touched> touched);

    boolean allows(Touched touched);
}
