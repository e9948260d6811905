package dk.faelled.identity.saml;

import dk.faelled.platform.NotFound;
import dk.faelled.platform.OuterHost;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Where messages are taken, under the name of the authority's own host; on any other host there is nothing (identity 5.1). */
@Component
class SamlAddresses {
    static final String LOGIN = "/sso/saml/login";
    static final String LOGOUT = "/sso/saml/logout";
    static final String LOGOUT_RESPONSE = "/sso/saml/logout/response";
    private final OuterHost host;

    SamlAddresses(OuterHost host) {
        this.host = host;
    }

    /** What we call ourselves, and what all addresses begin with. @throws NotFound on a host that is not the authority's */
    String entityId(HttpServletRequest request) {
        return host.address(request).orElseThrow(() -> new NotFound("host"));
    }
}
