package dk.faelled.identity.session;

import java.util.Collection;
import java.util.UUID;

/** Told of sessions that have ended and that others were told of: they are to be ended there too. A bean of the module. */
public interface SessionsEnded {
    /** Bound to the authority; the sessions are gone. @param sessions as {@link SessionNumber} calls them */
    void ended(Collection<UUID> sessions);
}
