package dk.faelled.identity.session;

import dk.faelled.secondfactor.NsisLevel;
import java.util.Set;

/**
 * The terms on which a system lets people in.
 *
 * @param valid it is known and enabled, and what it sent can be trusted
 * @param exempt names of domains from which {@link SecondFactorPolicy#ALWAYS} asks for nothing more
 * @param domains from any of which one must be; empty for all
 * @param groups ids of those in any of which one must be; empty for no group at all
 * @param knownNetworksOnly nobody comes in from elsewhere
 */
public record RelyingParty(
        boolean valid,
        NsisLevel level,
        SecondFactorPolicy policy,
        Set<String> exempt,
        Set<String> domains,
        Set<String> groups,
        boolean knownNetworksOnly,
        Clocks clocks) {
    public RelyingParty {
        exempt = Set.copyOf(exempt);
        domains = Set.copyOf(domains);
        groups = Set.copyOf(groups);
    }
}
