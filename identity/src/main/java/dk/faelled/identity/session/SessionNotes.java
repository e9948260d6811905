package dk.faelled.identity.session;

import dk.faelled.platform.signin.SessionStart;
import dk.faelled.platform.signin.SignedIn;
import dk.faelled.secondfactor.NsisLevel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Notes in each session that begins what was proved for it: a password, where nobody says otherwise. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class SessionNotes implements SessionStart {
    private final Clock clock;

    private record Proved(
            Proofs proofs,
            SessionFacts.Method method,
            @Nullable LoginOrigin source) {}

    SessionNotes(Clock clock) {
        this.clock = clock;
    }

    /** What the session that the request is about to begin rests on. */
    public void proved(
            Proofs proofs, SessionFacts.Method method, @Nullable LoginOrigin source, HttpServletRequest request) {
        request.setAttribute(SessionFacts.KEY, new Proved(proofs, method, source));
    }

    @Override
    public void begun(SignedIn who, HttpServletRequest request) {
        var now = clock.instant();
        var proved = request.getAttribute(SessionFacts.KEY) instanceof Proved said
                ? said
                : new Proved(Proofs.password(NsisLevel.SUBSTANTIAL, now), SessionFacts.Method.PASSWORD, null);
        request.getSession()
                .setAttribute(
                        SessionFacts.KEY,
                        SessionFacts.begun(proved.proofs(), proved.method(), proved.source(), request, now));
    }
}
