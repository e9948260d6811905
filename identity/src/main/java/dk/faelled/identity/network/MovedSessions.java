package dk.faelled.identity.network;

import dk.faelled.identity.session.SessionFacts;
import dk.faelled.identity.session.SignOuts;
import dk.faelled.platform.Actor;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Context;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.signin.SignedIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A session that turns up at another address goes on where that is in a known network, or near the one where it was begun:
 * the same IPv4 /24 or IPv6 /48. Elsewhere it ends, and everything is asked again (identity 4.5).
 */
@Component
@Order(MovedSessions.BEFORE_THE_CONTEXT)
class MovedSessions extends OncePerRequestFilter {
    /** After the session is found, before anybody is bound to it (-110). */
    static final int BEFORE_THE_CONTEXT = -115;

    /** Of the session: another address where it goes on. */
    private static final String ALSO = "identity.session.also";

    private final Networks networks;
    private final SignOuts signOuts;
    private final Audit audit;
    private final TransactionTemplate transaction;

    private record Moved(String from, String to) {}

    MovedSessions(Networks networks, SignOuts signOuts, Audit audit, PlatformTransactionManager transactions) {
        this.networks = networks;
        this.signOuts = signOuts;
        this.audit = audit;
        transaction = new TransactionTemplate(transactions);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/assets/") || path.startsWith("/health/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        if (session != null
                && session.getAttribute(SignedIn.KEY) instanceof SignedIn who
                && session.getAttribute(SessionFacts.KEY) instanceof SessionFacts facts)
            look(session, who, facts, request);
        chain.doFilter(request, response);
    }

    private void look(HttpSession session, SignedIn who, SessionFacts facts, HttpServletRequest request) {
        var now = request.getRemoteAddr();
        if (facts.address().equals(now) || now.equals(session.getAttribute(ALSO))) return;
        var actor = new Actor(Actor.Kind.PERSON, who.actor(), who.name());
        var context = new Context(
                new TenantId(who.tenant()),
                actor,
                Messages.locale(),
                UUID.randomUUID().toString());
        var stays = NetworkRange.near(facts.address(), now) || context.call(() -> networks.isKnown(now));
        if (stays) {
            session.setAttribute(ALSO, now);
            return;
        }
        context.run(() -> signOuts.end(request));
        context.run(() -> transaction.executeWithoutResult(status -> audit.changed(
                "identity.session.moved", "account:" + who.account(), null, new Moved(facts.address(), now), null)));
    }
}
