package dk.faelled.identity.signin;

import dk.faelled.identity.factor.Factors;
import dk.faelled.identity.session.Decision;
import dk.faelled.identity.session.LoginOrigin;
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
import dk.faelled.secondfactor.NsisLevel;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** From proof to proof until somebody is in: after each, the decision says where it goes on. */
@Component
class Entering {
    private static final String KEY = "identity.so-far";
    private final OwnDecision decision;
    private final Factors factors;
    private final SignInSession sessions;
    private final SessionNotes notes;

    /** What is offered on the way in and may be put off. */
    enum Offer {
        PASSWORD,
        TERMS
    }

    /** What was proved on the way in. @param putOff what was offered and not wanted now @param source that vouches; null for none */
    record SoFar(
            Proofs proofs,
            Method method,
            Set<Offer> putOff,
            @Nullable LoginOrigin source) implements Serializable {
        SoFar {
            putOff = Set.copyOf(putOff);
        }

        SoFar(Proofs proofs, Method method) {
            this(proofs, method, Set.of(), null);
        }

        SoFar puttingOff(Offer offer) {
            var all = new HashSet<>(putOff);
            all.add(offer);
            return new SoFar(proofs, method, all, source);
        }

        SoFar second(Proofs more, Method by) {
            return new SoFar(more, method.beside(by), putOff, source);
        }
    }

    Entering(OwnDecision decision, Factors factors, SignInSession sessions, SessionNotes notes) {
        this.decision = decision;
        this.factors = factors;
        this.sessions = sessions;
        this.notes = notes;
    }

    /** In where nothing more is asked. @return the path where it goes on */
    String enter(SignedIn who, String next, SoFar proved, HttpServletRequest request) {
        var page = page(of(who, proved, request).verdict(), proved.putOff());
        if (page.isEmpty()) {
            notes.proved(proved.proofs(), proved.method(), proved.source(), request);
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

    Decision of(SignedIn who, SoFar proved, HttpServletRequest request) {
        return as(
                who,
                () -> decision.of(
                        who.account(), proved.proofs(), request.getRemoteAddr(), proved.method() == Method.SOURCE));
    }

    /** Where it goes on; empty for in. */
    static Optional<String> page(Verdict verdict, Set<Offer> putOff) {
        return switch (verdict) {
            case Verdict.In in when in.remind() && !putOff.contains(Offer.PASSWORD) -> Optional.of(ReminderPages.PATH);
            case Verdict.In in when in.terms() && !putOff.contains(Offer.TERMS) -> Optional.of(AcceptPages.PATH);
            case Verdict.In _ -> Optional.empty();
            case Verdict.AcceptTerms _ -> Optional.of(AcceptPages.PATH);
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
                    Verdict.NotAllowed _ -> Optional.of(RefusedPages.PATH);
        };
    }

    /** Bound to the authority of somebody who is not in yet. */
    static <T> T as(SignedIn who, Supplier<T> work) {
        return as(who, Actor.ANONYMOUS, work);
    }

    /** For what somebody declares in his or her own name on the way in. */
    static void inTheNameOf(SignedIn who, Runnable work) {
        as(who, new Actor(Actor.Kind.PERSON, who.actor(), who.name()), () -> {
            work.run();
            return true;
        });
    }

    private static <T> T as(SignedIn who, Actor actor, Supplier<T> work) {
        var bound = Context.ifBound();
        var correlation = bound == null ? UUID.randomUUID().toString() : bound.correlation();
        return new Context(new TenantId(who.tenant()), actor, Messages.locale(), correlation).call(work::get);
    }
}
