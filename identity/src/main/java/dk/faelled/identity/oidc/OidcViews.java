package dk.faelled.identity.oidc;

import dk.faelled.identity.provider.Fields;
import dk.faelled.identity.provider.ProviderFrame;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Link;
import java.util.List;

/** What the pages about clients show. */
public final class OidcViews {
    private OidcViews() {}

    /** A new one. @param templates what one may begin with @param realm name of the authority's */
    public record New(Fields form, List<Link> templates, String realm, Errors errors) {}

    /** @param open keeps no secret @param keyed has a key instead @param secretAt when it was given one, in words; empty for never @param discovery where it finds us; empty where no host is the authority's own */
    public record Edit(
            ProviderFrame frame,
            Fields form,
            boolean open,
            boolean keyed,
            String secretAt,
            String discovery,
            Errors errors) {}

    /** @param realm as typed @param issuer of the realm that is; empty where no host is the authority's own @param clients how many there are in it */
    public record Realm(String realm, String issuer, int clients, Errors errors) {}

    /** Shown once. @param secret empty for one that keeps none */
    public record Handed(ProviderFrame frame, String clientId, String secret, String discovery) {
        @Override
        public String toString() {
            return "Handed[" + clientId + "]";
        }
    }
}
