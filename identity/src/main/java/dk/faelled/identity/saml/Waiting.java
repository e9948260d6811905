package dk.faelled.identity.saml;

import dk.faelled.identity.provider.Asked;
import dk.faelled.identity.saml.message.AuthnRequest;
import dk.faelled.identity.saml.message.Contexts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked by a request that has been checked, while its answer waits.
 *
 * @param returnTo a registered address
 * @param nameFormat the form of name that is wanted; null for any
 * @param classes of contexts
 */
record Waiting(
        String id,
        String returnTo,
        @Nullable String relayState,
        boolean anew,
        boolean silent,
        @Nullable String nameFormat,
        List<String> classes) {
    static Waiting of(AuthnRequest request, String returnTo, @Nullable String relayState) {
        return new Waiting(
                request.header().id(),
                returnTo,
                relayState,
                request.anew(),
                request.silent(),
                request.nameFormat(),
                request.contexts().asked());
    }

    Contexts contexts() {
        return new Contexts(classes);
    }

    Asked asked() {
        return new Asked(contexts().level(), anew, null, silent, contexts().secondFactor());
    }
}
