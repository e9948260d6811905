package dk.faelled.identity.upstream;

import dk.faelled.identity.session.SessionFacts;
import dk.faelled.platform.signin.SessionEnding;
import dk.faelled.platform.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Whoever came by another provider is signed out there, too, where it can be told, else told that the session there goes on.
 * Systems that were told of ours come before that.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SourceSignOut implements SessionEnding {
    private final ObjectProvider<SamlLeaving> leaving;

    SourceSignOut(ObjectProvider<SamlLeaving> leaving) {
        this.leaving = leaving;
    }

    @Override
    public void ending(SignedIn who, HttpServletRequest request) {
        var facts = SessionFacts.of(request);
        var source = facts == null ? null : facts.source();
        if (source != null) request.setAttribute(NEXT, leaving.getObject().path(source));
    }
}
