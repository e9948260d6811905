package dk.faelled.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Under which host names an authority may call itself something towards others, as an issuer of tokens does: those that are
 * bound to it, and never whatever name a request comes with.
 */
public interface OuterHost {
    /** Whose host it is; of the only authority's also those that serve all, or this machine where none is configured. */
    Optional<TenantId> authority(String host);

    /**
     * {@code https://login.example}, without a slash at the end, where the request came to a host of the bound authority;
     * empty for any other, which is to be answered as if nothing were there.
     */
    Optional<String> address(HttpServletRequest request);
}
