package dk.faelled.identity.provider.claims;

import dk.faelled.identity.provider.ServiceProvider.Protocol;
import dk.faelled.platform.RuleBroken;

/** What a protocol can tell, where that is not everything under whatever name. A bean of the protocol's room. */
public interface ClaimNames {
    Protocol protocol();

    /** @throws RuleBroken at {@code name} or {@code value} where the protocol cannot tell that */
    void check(Claim claim);
}
