package dk.faelled.platform;

import java.util.Optional;

/**
 * The issuers of tokens that the program is itself, one for each authority, whose tokens its own interfaces take. At most one
 * bean, of the module that issues them; modules below ask it.
 */
public interface OwnIssuer {
    /** @param keys public ones, as a JWK set (RFC 7517) */
    record Published(TenantId tenant, String keys) {}

    /** Empty for an issuer that is none of ours. @param issuer as a token names it, believed by nobody yet */
    Optional<Published> published(String issuer);
}
