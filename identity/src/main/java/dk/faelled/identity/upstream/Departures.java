package dk.faelled.identity.upstream;

import dk.faelled.identity.provider.OnwardView;
import dk.faelled.identity.saml.SamlOnward;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.OuterHost;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * Sends a browser to another provider, by a page that goes on by itself: whoever came by a form of ours may not be redirected to
 * another site (identity 7).
 */
@Component
class Departures {
    private final Journeys journeys;
    private final OidcSignIn oidc;
    private final SamlSignIn saml;
    private final OuterHost hosts;

    Departures(Journeys journeys, OidcSignIn oidc, SamlSignIn saml, OuterHost hosts) {
        this.journeys = journeys;
        this.oidc = oidc;
        this.saml = saml;
        this.hosts = hosts;
    }

    /** What all our addresses begin with. @throws NotFound on a host that is not the authority's */
    String base(HttpServletRequest request) {
        return hosts.address(request).orElseThrow(() -> new NotFound("host"));
    }

    ModelAndView page(
            LoginSource source,
            String next,
            boolean anew,
            boolean trial,
            HttpServletRequest request,
            HttpServletResponse response) {
        var journey = journeys.begin(source.id(), base(request), next, anew, trial, request);
        return switch (source.kind()) {
            case OIDC -> {
                var address = oidc.address(journey);
                response.setHeader("Refresh", "0; url=" + address);
                yield new ModelAndView("identity/onward", "view", new OnwardView(source.name(), address));
            }
            case SAML -> SamlOnward.page(saml.request(journey), source.name(), response);
        };
    }
}
