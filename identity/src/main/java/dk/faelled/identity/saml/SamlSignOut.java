package dk.faelled.identity.saml;

import dk.faelled.identity.session.SessionNumber;
import dk.faelled.platform.signin.SessionEnding;
import dk.faelled.platform.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whoever signs out here is led through the systems that were told of the session, so that each ends its own. */
@Component
class SamlSignOut implements SessionEnding {
    private final ObjectProvider<ToldSystems> told;

    SamlSignOut(ObjectProvider<ToldSystems> told) {
        this.told = told;
    }

    @Override
    public void ending(SignedIn who, HttpServletRequest request) {
        var number = SessionNumber.ifAny(request);
        if (number == null) return;
        var back = request.getAttribute(NEXT) instanceof String next ? next : SamlLogout.SIGN_IN;
        told.getObject().through(number, back).ifPresent(path -> request.setAttribute(NEXT, path));
    }
}
