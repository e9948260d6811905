package dk.faelled.identity.saml;

import dk.faelled.identity.provider.Detours;
import dk.faelled.identity.provider.ServiceProvider.Protocol;
import dk.faelled.identity.provider.ServiceSessions;
import dk.faelled.identity.session.SessionNumber;
import dk.faelled.platform.signin.SessionEnding;
import dk.faelled.platform.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whoever signs out here is led through the systems that were told of the session, so that each ends its own. */
@Component
class SamlSignOut implements SessionEnding {
    private final ServiceSessions sessions;
    private final ObjectProvider<SamlLogout> logout;

    SamlSignOut(ServiceSessions sessions, ObjectProvider<SamlLogout> logout) {
        this.sessions = sessions;
        this.logout = logout;
    }

    @Override
    public void ending(SignedIn who, HttpServletRequest request) {
        var number = SessionNumber.ifAny(request);
        if (number == null) return;
        var told = sessions.take(List.of(number), Protocol.SAML20).stream()
                .map(SamlLogout::told)
                .toList();
        if (told.isEmpty()) return;
        var chain = new LogoutChain(null, told, null, false);
        var key = logout.getObject().keep(chain, told.getFirst().provider(), SamlLogoutPages.ON);
        request.setAttribute(NEXT, SamlLogoutPages.ON + "?" + Detours.RESUME + "=" + key);
    }
}
