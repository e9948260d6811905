package dk.faelled.identity.upstream;

import dk.faelled.identity.session.LoginOrigin;
import dk.faelled.identity.session.SessionFacts;
import dk.faelled.platform.signin.SessionEnding;
import dk.faelled.platform.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whoever came by another provider is told that the session there goes on. Systems that were told of ours come first. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SourceSignOut implements SessionEnding {
    @Override
    public void ending(SignedIn who, HttpServletRequest request) {
        var facts = SessionFacts.of(request);
        var source = facts == null ? null : facts.source();
        if (source != null) request.setAttribute(NEXT, LoginOrigin.path(source.id()) + "/left");
    }
}
