package dk.faelled.identity.signin;

import dk.faelled.identity.session.SessionFacts;
import dk.faelled.platform.Actor;
import dk.faelled.platform.Context;
import dk.faelled.platform.LoginSucceeded;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.signin.SessionStart;
import dk.faelled.platform.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the modules below that somebody has signed in to Fælled, when all that a session begins with is in it. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class SignInTold implements SessionStart {
    private final LevelProved levels;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    SignInTold(LevelProved levels, ApplicationEventPublisher events, PlatformTransactionManager transactions) {
        this.levels = levels;
        this.events = events;
        transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void begun(SignedIn who, HttpServletRequest request) {
        var facts = SessionFacts.of(request);
        if (facts == null) return;
        var bound = Context.ifBound();
        var correlation = bound == null ? UUID.randomUUID().toString() : bound.correlation();
        var actor = new Actor(Actor.Kind.PERSON, who.actor(), who.name());
        new Context(new TenantId(who.tenant()), actor, Messages.locale(), correlation)
                .run(() -> transaction.executeWithoutResult(_ -> {
                    var level = levels.of(who.account(), facts.proofs());
                    events.publishEvent(new LoginSucceeded(
                            Tenant.current(),
                            who.account(),
                            null,
                            level.name(),
                            facts.method().name()));
                }));
    }
}
