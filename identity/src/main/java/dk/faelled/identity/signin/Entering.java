package dk.faelled.identity.signin;

import dk.faelled.identity.NsisLevel;
import dk.faelled.identity.factor.Factors;
import dk.faelled.identity.session.Decision;
import dk.faelled.identity.session.Proofs;
import dk.faelled.identity.session.SessionFacts.Method;
import dk.faelled.identity.session.SessionNotes;
import dk.faelled.identity.session.Verdict;
import dk.faelled.platform.Actor;
import dk.faelled.platform.Context;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.signin.Pending;
import dk.faelled.platform.signin.SignInSession;
import dk.faelled.platform.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** From proof to proof until somebody is in: after each, the decision says where it goes on. */
@Component
class Entering {
    private static final String KEY = "identity.so-far";
    private final OwnDecision decision;
    private final Factors factors;
    private final SignInSession sessions;
    private final SessionNotes notes;

    /** What was proved on the way in. */
    record SoFar(Proofs proofs, Method method) implements Serializable {}

    Entering(OwnDecision decision, Factors factors, SignInSession sessions, SessionNotes notes) {
        this.decision = decision;
        this.factors = factors;
        this.sessions = sessions;
        this.notes = notes;
    }

    /** In where nothing more is asked. @return the path where it goes on */
    String enter(SignedIn who, String next, SoFar proved, HttpServletRequest request) {
        var page = page(of(who, proved.proofs()).verdict());
        if (page.isEmpty()) {
            notes.proved(proved.proofs(), proved.method(), request);
            sessions.open(who, request);
            return next;
        }
        sessions.await(who, next, request);
        request.getSession().setAttribute(KEY, proved);
        return page.get();
    }

    SoFar soFar(Pending pending, HttpServletRequest request) {
        return request.getSession().getAttribute(KEY) instanceof SoFar proved
                ? proved
                : new SoFar(Proofs.password(NsisLevel.SUBSTANTIAL, pending.at()), Method.PASSWORD);
    }

    boolean hasFactor(SignedIn who) {
        return as(who, () -> factors.has(who.account()));
    }

    Decision of(SignedIn who, Proofs proofs) {
        return as(who, () -> decision.of(who.account(), proofs));
    }

    /** Where it goes on; empty for in. */
    static Optional<String> page(Verdict verdict) {
        return switch (verdict) {
            case Verdict.In _ -> Optional.empty();
            case Verdict.AskSecondFactor _, Verdict.NoDevice _ -> Optional.of(SecondSteps.PATH);
            case Verdict.ChangePassword _ -> Optional.of(NewPasswordPages.PATH);
            case Verdict.AskPassword _ -> Optional.of("/sign-in");
            case Verdict.Locked _,
                    Verdict.Failed _,
                    Verdict.BadRequest _,
                    Verdict.LevelImpossible _,
                    Verdict.Contradiction _,
                    Verdict.NotSilently _,
                    Verdict.Activate _,
                    Verdict.AcceptTerms _,
                    Verdict.NotAllowed _ -> Optional.of(RefusedPages.PATH);
        };
    }

    /** Bound to the authority of somebody who is not in yet. */
    static <T> T as(SignedIn who, Supplier<T> work) {
        var bound = Context.ifBound();
        var correlation = bound == null ? UUID.randomUUID().toString() : bound.correlation();
        return new Context(new TenantId(who.tenant()), Actor.ANONYMOUS, Messages.locale(), correlation).call(work::get);
    }
}
