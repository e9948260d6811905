package dk.faelled.identity.provider;

import dk.faelled.identity.session.Clocks;
import dk.faelled.identity.session.Decision;
import dk.faelled.identity.session.Device;
import dk.faelled.identity.session.Proofs;
import dk.faelled.identity.session.SessionFacts;
import dk.faelled.identity.session.SessionNumber;
import dk.faelled.identity.session.Verdict;
import dk.faelled.identity.session.Wish;
import dk.faelled.identity.signin.AcceptPages;
import dk.faelled.identity.signin.Reasons;
import dk.faelled.identity.signin.RefusalNotes;
import dk.faelled.identity.signin.SecondSteps;
import dk.faelled.identity.signin.Subjects;
import dk.faelled.platform.Audit;
import dk.faelled.platform.LoginSucceeded;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.signin.SignInSession;
import dk.faelled.platform.signin.SignedIn;
import dk.faelled.secondfactor.NsisLevel;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where every protocol asks what is to become of somebody whom a system sends (identity 4.5). The decision itself is
 * {@link Decision}; here it is told what the session and the system say, and what it answers becomes a page, an answer, or a
 * refusal under a short code.
 */
@Service
public class Admissions {
    /** Of the session: when its owner proved everything anew. */
    private static final String ANEW = "identity.anew";

    private final Subjects subjects;
    private final Detours detours;
    private final RefusalNotes refusals;
    private final ObjectProvider<Choosing> choosing;
    private final Audit audit;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final TransactionTemplate reading;

    private record Looked(Subjects.Known known, Decision decision) {}

    private record Issued(String system, NsisLevel level, boolean secondFactor) {}

    private record Refused(String system, String verdict, String code) {}

    Admissions(
            Subjects subjects,
            Detours detours,
            RefusalNotes refusals,
            ObjectProvider<Choosing> choosing,
            Audit audit,
            Clock clock,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.subjects = subjects;
        this.detours = detours;
        this.refusals = refusals;
        this.choosing = choosing;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
        transaction = new TransactionTemplate(transactions);
        reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    /** Who is signed in has just proved it from the start. */
    public static void provedAnew(HttpServletRequest request, Instant now) {
        request.getSession().setAttribute(ANEW, now);
    }

    /** @param detour what is to wait where something is asked first */
    public Answer answer(ServiceProvider provider, Asked asked, Detour detour, HttpServletRequest request) {
        var now = clock.instant();
        var who = SignInSession.of(request);
        var facts = SessionFacts.of(request);
        if (who == null || facts == null)
            return lead(provider, decide(provider, asked, null, null, detour, request, now), null, detour, request);
        if (asked.isTooLate(facts, now)) return new Answer.Tell(new Verdict.NotSilently(), false);
        var looked = Objects.requireNonNull(reading.execute(_ -> {
            var known = subjects.of(who.account(), facts.method());
            return new Looked(known, decide(provider, asked, known, facts, detour, request, now));
        }));
        var known = looked.known();
        var decision = looked.decision();
        if (decision.verdict() instanceof Verdict.In in && known.person().isPresent()) {
            if (choosing.stream()
                    .anyMatch(one -> one.isOpen(provider.id(), known.person().get(), detour.chosen())))
                return asked.silent()
                        ? new Answer.Tell(new Verdict.NotSilently(), true)
                        : new Answer.Lead(Choosing.PATH + detours.keep(detour));
            var second = facts.proofs()
                    .hasSecond(provider.asParty(known.domain().clocks()).clocks(), now);
            var session = SessionNumber.of(request);
            issued(provider, who.account(), in.level(), second);
            return new Answer.In(
                    provider,
                    who,
                    known.person().get(),
                    known.domain().name(),
                    in.level(),
                    facts.proofs(),
                    facts.method(),
                    second,
                    session);
        }
        return lead(provider, decision, who, detour, request);
    }

    /**
     * What would come of it if the owner of the account signed in now with a password alone, and the system were open: it is
     * tried before it is opened (IDP-28, BEY-10).
     *
     * @param address from which
     */
    public Decision trial(ServiceProvider provider, UUID account, String address) {
        var known = subjects.of(account);
        return Decision.of(
                Wish.ANY,
                Proofs.password(NsisLevel.SUBSTANTIAL, clock.instant()),
                provider.general(provider.name(), provider.notes(), true)
                        .asParty(known.domain().clocks()),
                known.subject(),
                subjects.where(address));
    }

    /**
     * What becomes of somebody who comes without a browser, of whom nothing can be asked on a page. Whoever asks tells the
     * log what came of it, by {@link #issued} or {@link #refused}.
     *
     * @param devices those that can be used there
     * @param address of the person; empty where it is not known, and then it is in no known network
     */
    public Decision unattended(
            ServiceProvider provider, UUID account, Wish wish, Proofs proofs, List<Device> devices, String address) {
        var known = subjects.of(account);
        return Decision.of(
                wish,
                proofs,
                provider.asParty(known.domain().clocks()),
                known.subject().having(devices),
                address.isEmpty() ? subjects.elsewhere() : subjects.where(address));
    }

    /** The log is told that a system gets somebody. @param second a second factor was shown, and counts */
    public void issued(ServiceProvider provider, UUID account, NsisLevel level, boolean second) {
        transaction.executeWithoutResult(_ -> {
            audit.changed(
                    "identity.provider.sign-in",
                    "account:" + account,
                    null,
                    new Issued(provider.name(), level, second),
                    null);
            events.publishEvent(new LoginSucceeded(
                    Tenant.current(),
                    account,
                    provider.name(),
                    level.name(),
                    provider.protocol().name()));
        });
    }

    /** The log is told that somebody does not get to a system. @return the short code under which the steps are kept */
    public String refused(ServiceProvider provider, UUID account, Decision decision) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var noted = refusals.note(account, decision, provider.name());
            audit.changed(
                    "identity.provider.refuse",
                    "account:" + account,
                    null,
                    new Refused(provider.name(), decision.verdict().getClass().getSimpleName(), noted),
                    null);
            return noted;
        }));
    }

    private Decision decide(
            ServiceProvider provider,
            Asked asked,
            Subjects.@Nullable Known known,
            @Nullable SessionFacts facts,
            Detour detour,
            HttpServletRequest request,
            Instant now) {
        return Decision.of(
                asked.wish(facts, anewAt(facts, request), detour.since(), now),
                facts == null ? Proofs.NOTHING : facts.proofs(),
                provider.asParty(known == null ? Clocks.USUAL : known.domain().clocks()),
                known == null ? null : known.subject(),
                subjects.where(request.getRemoteAddr()));
    }

    /** A second factor alone makes nothing new of an old password, though it lets it count for longer. */
    private static @Nullable Instant anewAt(@Nullable SessionFacts facts, HttpServletRequest request) {
        if (facts == null) return null;
        return request.getSession().getAttribute(ANEW) instanceof Instant at ? at : facts.startedAt();
    }

    private Answer lead(
            ServiceProvider provider,
            Decision decision,
            @Nullable SignedIn who,
            Detour detour,
            HttpServletRequest request) {
        return switch (decision.verdict()) {
            case Verdict.NotSilently _, Verdict.LevelImpossible _, Verdict.Contradiction _ ->
                new Answer.Tell(decision.verdict(), who != null);
            case Verdict.AskPassword _ ->
                new Answer.Lead(
                        who == null ? after("/sign-in", detours.keep(detour)) : AnewPages.PATH + detours.keep(detour));
            case Verdict.AskSecondFactor _ -> new Answer.Lead(after(SecondSteps.PATH, detours.keep(detour)));
            case Verdict.AcceptTerms _ -> new Answer.Lead(after(AcceptPages.PATH, detours.keep(detour)));
            case Verdict.ChangePassword _ -> new Answer.Lead(after("/me/security/password", detours.keep(detour)));
            case Verdict.BadRequest _,
                    Verdict.Locked _,
                    Verdict.Failed _,
                    Verdict.Activate _,
                    Verdict.NotAllowed _,
                    Verdict.NoDevice _,
                    Verdict.In _ -> refused(provider, decision, who, request);
        };
    }

    private static String after(String path, String key) {
        return path + "?next=" + URLEncoder.encode(Detours.ON + key, StandardCharsets.UTF_8);
    }

    private Answer refused(
            ServiceProvider provider, Decision decision, @Nullable SignedIn who, HttpServletRequest request) {
        if (who == null) return new Answer.Lead(StopPages.INVALID + "closed");
        var verdict = decision.verdict();
        var code = refused(provider, who.account(), decision);
        var reasons = verdict instanceof Verdict.BadRequest ? List.<String>of() : Reasons.of(verdict);
        request.getSession()
                .setAttribute(
                        StopPages.REFUSED,
                        new StoppedView(provider.name(), reasons, code, verdict instanceof Verdict.NoDevice));
        return new Answer.Lead(StopPages.PATH);
    }
}
