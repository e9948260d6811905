package dk.faelled.identity.provider;

import dk.faelled.identity.provider.ServiceProvider.Protocol;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** How systems of a protocol learn that a session has ended (BEY-11). A bean of the protocol's room. */
public interface Telling {
    /** When, and how, a system hears of it. */
    enum Way {
        /** from us, whatever the browser does */
        AT_ONCE,
        /** by the browser of the session, when that shows the page for signing in again */
        IN_THE_BROWSER,
        /** it takes no such message */
        NEVER
    }

    Protocol protocol();

    /** Of each of the systems that is of the protocol. */
    Map<UUID, Way> ways(Collection<UUID> providers);
}
