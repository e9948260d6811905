package dk.faelled.secondfactor.connector;

import dk.faelled.platform.Tenant;
import dk.faelled.platform.page.Framed;
import dk.faelled.secondfactor.challenge.Challenge;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * What the pages have in common on which a key or a code answers: they may stand in a frame of the sign-in point's own pages,
 * and lead back to those.
 */
@Component
class Framing {
    private static final String PERMISSIONS = "Permissions-Policy";
    private final Connectors connectors;

    Framing(Connectors connectors) {
        this.connectors = connectors;
    }

    /** Of the sign-in point's registered addresses; only there may a frame be. */
    List<String> origins(Challenge challenge) {
        return Redirects.origins(registered(challenge));
    }

    private List<String> registered(Challenge challenge) {
        return Tenant.call(challenge.tenant(), () -> connectors.redirects(challenge.connector()));
    }

    /** A key asks in the frame too, where the page around it lets it. */
    void allow(List<String> origins, HttpServletResponse response) {
        response.setHeader(PERMISSIONS, response.getHeader(PERMISSIONS) + ", publickey-credentials-get=(self)");
        Framed.allow(origins, response);
    }

    /** The challenge is answered: back to the sign-in point, as far as the address is one of its own. */
    ModelAndView done(Challenge challenge, String redirectUrl, HttpServletResponse response) {
        var back = Redirects.isRegistered(redirectUrl, registered(challenge)) ? redirectUrl.strip() : "";
        // a redirect after a form would be bound by the policy of the form
        if (!back.isEmpty()) response.setHeader("Refresh", "0; url=" + back);
        return new ModelAndView("secondfactor/codeShown", "view", back);
    }

    /** Where the form is posted. */
    static String action(String path, Challenge challenge, String redirectUrl) {
        return path + "/" + challenge.pollingKey()
                + (redirectUrl.isBlank()
                        ? ""
                        : "?redirectUrl=" + URLEncoder.encode(redirectUrl, StandardCharsets.UTF_8));
    }

    /** Where one is signing in to. */
    static String system(Challenge challenge) {
        return challenge.systemName().isEmpty() ? challenge.serverName() : challenge.systemName();
    }
}
