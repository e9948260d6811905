package dk.faelled.platform.signin;

import dk.faelled.platform.Actor;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Context;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.page.Messages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where sign-in becomes a session. Each step gets a new session with a new id and a new token: nothing that an attacker
 * planted before survives.
 */
@Component
public class SignInSession {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private final List<SessionStart> starts;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    SignInSession(
            ObjectProvider<SessionStart> starts, Audit audit, Clock clock, PlatformTransactionManager transactions) {
        this.starts = starts.orderedStream().toList();
        this.audit = audit;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
    }

    /** In. */
    public void open(SignedIn who, HttpServletRequest request) {
        context(who)
                .run(() -> transaction.executeWithoutResult(status ->
                        audit.changed("platform.session.open", "account:" + who.account(), null, null, null)));
        var session = renew(request);
        session.setAttribute(SignedIn.KEY, who);
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, principal(who));
        starts.forEach(start -> start.begun(who, request));
    }

    /** Half in: the password was right, and something more is asked. */
    public void await(SignedIn who, String next, HttpServletRequest request) {
        renew(request).setAttribute(Pending.KEY, new Pending(who, next, clock.instant()));
    }

    /** Whom the session waits for; after ten minutes for nobody any more. */
    public Optional<Pending> pending(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null
                        && session.getAttribute(Pending.KEY) instanceof Pending pending
                        && clock.instant().isBefore(pending.at().plus(PATIENCE))
                ? Optional.of(pending)
                : Optional.empty();
    }

    /** Who is signed in; null for nobody. */
    public static @Nullable SignedIn of(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(SignedIn.KEY) instanceof SignedIn who ? who : null;
    }

    /** By which all sessions of an account are found. */
    public static String principal(SignedIn who) {
        return who.tenant() + "/" + who.account();
    }

    /** The path of a page on this host; what leads elsewhere leads home. */
    public static String inside(@Nullable String next) {
        return SignInPages.inside(next);
    }

    private static HttpSession renew(HttpServletRequest request) {
        var before = request.getSession(false);
        if (before != null) before.invalidate();
        return request.getSession(true);
    }

    private static Context context(SignedIn who) {
        var bound = Context.ifBound();
        var correlation = bound == null ? UUID.randomUUID().toString() : bound.correlation();
        var actor = new Actor(Actor.Kind.PERSON, who.actor(), who.name());
        return new Context(new TenantId(who.tenant()), actor, Messages.locale(), correlation);
    }
}
