package dk.faelled.platform;

import java.util.Set;
import java.util.UUID;

/** Who leads which unit today. The module that knows units implements it. */
public interface UnitManagers {
    /** The units that this person leads, and those below them that nobody leads themselves. */
    Set<UUID> ledBy(UUID person);

    /** Those of the units that nobody leads, nor any unit above them. */
    Set<UUID> unled(Set<UUID> units);
}
