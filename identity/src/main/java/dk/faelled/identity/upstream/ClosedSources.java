package dk.faelled.identity.upstream;

import dk.faelled.identity.session.SessionFacts;
import dk.faelled.identity.session.SignOuts;
import dk.faelled.platform.Actor;
import dk.faelled.platform.Context;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.signin.SignedIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** A session that turns up although the provider that has opened it is closed, or gone, ends. */
@Component
@Order(ClosedSources.BEFORE_THE_CONTEXT)
class ClosedSources extends OncePerRequestFilter {
    /** After the session is found, before anybody is bound to it (-110). */
    static final int BEFORE_THE_CONTEXT = -114;

    private final SourceSessions sessions;
    private final SignOuts signOuts;

    ClosedSources(SourceSessions sessions, SignOuts signOuts) {
        this.sessions = sessions;
        this.signOuts = signOuts;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/assets/") || path.startsWith("/health/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var facts = SessionFacts.of(request);
        var from = facts == null ? null : facts.source();
        var session = request.getSession(false);
        if (from != null && session != null && session.getAttribute(SignedIn.KEY) instanceof SignedIn who) {
            var actor = new Actor(Actor.Kind.PERSON, who.actor(), who.name());
            var context = new Context(
                    new TenantId(who.tenant()),
                    actor,
                    Messages.locale(),
                    UUID.randomUUID().toString());
            context.run(() -> {
                if (!sessions.isOpen(from.id())) signOuts.end(request);
            });
        }
        chain.doFilter(request, response);
    }
}
