package dk.faelled.identity.saml;

import dk.faelled.identity.provider.ServiceProvider.Protocol;
import dk.faelled.identity.provider.ServiceSessions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The systems of SAML that were told of a session, for whoever ends it in its own browser. */
@Component
public class ToldSystems {
    private final ServiceSessions sessions;
    private final SamlLogout logout;

    ToldSystems(ServiceSessions sessions, SamlLogout logout) {
        this.sessions = sessions;
        this.logout = logout;
    }

    /** @param back path of the page where it ends @return the path where the browser is led through them; empty for none */
    public Optional<String> through(UUID session, String back) {
        var left = sessions.take(List.of(session), Protocol.SAML20).stream()
                .map(SamlLogout::told)
                .toList();
        return left.isEmpty() ? Optional.empty() : Optional.of(logout.through(left, back));
    }
}
