package dk.faelled.identity.assurance;

import dk.faelled.platform.Actor;
import dk.faelled.platform.Context;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.signin.SessionStart;
import dk.faelled.platform.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** With each session that begins, its owner takes the level that was granted since the last one. */
@Component
@Order(0)
class LevelAtSignIn implements SessionStart {
    private final Levels levels;

    LevelAtSignIn(Levels levels) {
        this.levels = levels;
    }

    @Override
    public void begun(SignedIn who, HttpServletRequest request) {
        var bound = Context.ifBound();
        var correlation = bound == null ? UUID.randomUUID().toString() : bound.correlation();
        var actor = new Actor(Actor.Kind.PERSON, who.actor(), who.name());
        new Context(new TenantId(who.tenant()), actor, Messages.locale(), correlation)
                .run(() -> levels.take(who.account()));
    }
}
