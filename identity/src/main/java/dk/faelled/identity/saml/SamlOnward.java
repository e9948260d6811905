package dk.faelled.identity.saml;

import dk.faelled.identity.provider.OnwardView;
import dk.faelled.identity.saml.message.Loopback;
import dk.faelled.identity.saml.message.Outgoing;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.springframework.web.servlet.ModelAndView;

/** How a message of ours leaves through the browser. */
public final class SamlOnward {
    private static final String POLICY = "Content-Security-Policy";

    private SamlOnward() {}

    /** A page that goes on by itself, as a form or through the address; a button where scripts are off. @param system its name */
    public static ModelAndView page(Outgoing sent, String system, HttpServletResponse response) {
        if (sent.message() == null) {
            response.setHeader("Refresh", "0; url=" + sent.address());
            return new ModelAndView("identity/onward", "view", new OnwardView(system, sent.address()));
        }
        // a browser holds this against the redirects after the form too, and where those lead is the system's own
        // affair
        var here = URI.create(sent.address());
        var targets = "form-action 'self' https:" + (Loopback.is(here.getHost()) ? " " + origin(here) : "");
        var policy = response.getHeader(POLICY);
        if (policy != null) response.setHeader(POLICY, policy.replace("form-action 'self'", targets));
        return new ModelAndView(
                "identity/samlPost",
                "view",
                new SamlViews.Post(system, sent.address(), sent.parameter().name(), sent.message(), sent.relayState()));
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
