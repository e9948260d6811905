package dk.faelled.identity.signin;

import dk.faelled.identity.factor.Factors;
import dk.faelled.identity.session.Proofs;
import dk.faelled.identity.session.SessionFacts;
import dk.faelled.platform.SecondStep;
import dk.faelled.platform.StepUp;
import dk.faelled.platform.signin.SignInSession;
import dk.faelled.secondfactor.NsisLevel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * When a second factor is asked for: at sign-in of whoever has one, and before sensitive acts when the last time is too long
 * ago (ADM-07). Who has none comes in with a password, as long as the authority demands no more.
 */
@Component
public class SecondSteps implements SecondStep, StepUp {
    /** Where it is shown; takes {@code next}. */
    public static final String PATH = "/sign-in/second";

    private final Factors factors;
    private final OwnDecision decision;
    private final Clock clock;

    SecondSteps(Factors factors, OwnDecision decision, Clock clock) {
        this.factors = factors;
        this.decision = decision;
        this.clock = clock;
    }

    @Override
    public Optional<String> after(UUID account, String address) {
        var shown = Proofs.password(NsisLevel.SUBSTANTIAL, clock.instant());
        return Entering.page(decision.of(account, shown, address).verdict(), Set.of());
    }

    @Override
    public Optional<String> needed(HttpServletRequest request, Duration maxAge) {
        var who = SignInSession.of(request);
        var facts = SessionFacts.of(request);
        if (who == null || !factors.has(who.account())) return Optional.empty();
        return asked(facts == null ? null : facts.proofs().secondAt(), maxAge);
    }

    /** As {@link #needed}, but who has no second factor shows the password again. */
    public Optional<String> proof(HttpServletRequest request) {
        var who = SignInSession.of(request);
        var facts = SessionFacts.of(request);
        if (who == null || facts == null || factors.has(who.account())) return needed(request, FRESH);
        return asked(facts.proofs().passwordAt(), FRESH);
    }

    private Optional<String> asked(@Nullable Instant at, Duration maxAge) {
        return at != null && clock.instant().isBefore(at.plus(maxAge)) ? Optional.empty() : Optional.of(PATH);
    }
}
