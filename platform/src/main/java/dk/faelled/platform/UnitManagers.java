package dk.faelled.platform;

import java.util.Set;
import java.util.UUID;

/** Who leads which unit today. The module that knows units implements it. */
public interface UnitManagers {
    /** The units for which this account's person, or the one it stands in for, is the manager. */
    Set<UUID> ledBy(UUID account);
}
