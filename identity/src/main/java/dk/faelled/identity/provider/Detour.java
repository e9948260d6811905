package dk.faelled.identity.provider;

import java.time.Instant;
import java.util.UUID;

/**
 * A request of a system that waits while something is asked of somebody.
 *
 * @param path of our own address that answers the request
 * @param request as that address understands it again
 * @param since when the request came first
 * @param chosen what its owner has chosen meanwhile
 */
public record Detour(UUID provider, String path, String request, Instant since, Chosen chosen) {
    public Detour(UUID provider, String path, String request, Instant since) {
        this(provider, path, request, since, Chosen.NOTHING);
    }

    @Override
    public String toString() {
        return "Detour[" + provider + " " + path + "]";
    }
}
