package dk.faelled.identity.signin;

import dk.faelled.identity.factor.Apps;
import dk.faelled.identity.factor.Challenge;
import dk.faelled.identity.factor.Passkey;
import dk.faelled.identity.factor.Passkeys;
import dk.faelled.identity.session.Proofs;
import dk.faelled.identity.session.SessionFacts;
import dk.faelled.identity.session.SessionFacts.Method;
import dk.faelled.platform.Accounts;
import dk.faelled.platform.Public;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.signin.Pending;
import dk.faelled.platform.signin.SignInSession;
import dk.faelled.platform.signin.SignedIn;
import dk.faelled.secondfactor.NsisLevel;
import dk.faelled.secondfactor.Site;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** Where somebody who has shown a password goes on with a second factor, and where it is shown again before a sensitive act. */
@Controller
@RequestMapping(SecondSteps.PATH)
@Public("who comes here is known by the session, and is not in yet")
class SecondPages {
    private final Apps apps;
    private final Passkeys passkeys;
    private final Accounts accounts;
    private final SignInSession sessions;
    private final Entering entering;
    private final Clock clock;

    /** @param waits for whom the session waits; null for somebody who is in */
    private record Whom(SignedIn who, @Nullable Pending waits, String next) {
        boolean signingIn() {
            return waits != null;
        }
    }

    SecondPages(
            Apps apps, Passkeys passkeys, Accounts accounts, SignInSession sessions, Entering entering, Clock clock) {
        this.apps = apps;
        this.passkeys = passkeys;
        this.accounts = accounts;
        this.sessions = sessions;
        this.entering = entering;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView page(@RequestParam(defaultValue = "/") String next, HttpServletRequest request) {
        var whom = whom(next, request);
        if (whom == null) return signIn();
        if (whom.signingIn() && !entering.hasFactor(whom.who())) return new ModelAndView("redirect:" + EnrolPages.PATH);
        return page(whom, Errors.NONE, request);
    }

    @PostMapping("/code")
    ModelAndView code(
            @RequestParam(defaultValue = "/") String next,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request) {
        var whom = whom(next, request);
        if (whom == null) return signIn();
        return as(whom, () -> apps.accepts(whom.who().account(), code))
                .map(level -> proved(whom, level, Method.CODE, request))
                .orElseGet(() -> refused(whom, "code", "identity.app.refused", request));
    }

    @PostMapping("/passkey")
    ModelAndView passkey(
            @RequestParam(defaultValue = "/") String next,
            @RequestParam(defaultValue = "") String credential,
            HttpServletRequest request) {
        var whom = whom(next, request);
        if (whom == null) return signIn();
        return signed(whom, credential, request)
                .map(level -> proved(whom, level, Method.KEY, request))
                .orElseGet(() -> refused(whom, null, "secondfactor.key.refused", request));
    }

    /** Only for who is in and has nothing else. */
    @PostMapping("/password")
    ModelAndView password(
            @RequestParam(defaultValue = "/") String next,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request) {
        var whom = whom(next, request);
        if (whom == null || whom.signingIn()) return signIn();
        if (!as(whom, () -> accounts.proves(whom.who().account(), password)))
            return refused(whom, "password", "identity.password.wrong", request);
        var facts = SessionFacts.of(request);
        if (facts == null) return signIn();
        facts.prove(Proofs.password(NsisLevel.SUBSTANTIAL, clock.instant()), request);
        return new ModelAndView("redirect:" + whom.next());
    }

    private Optional<NsisLevel> signed(Whom whom, String credential, HttpServletRequest request) {
        try {
            return as(whom, () -> passkeys.signed(whom.who().account(), Challenge.Purpose.SECOND, credential, request));
        } catch (RuleBroken broken) {
            return Optional.empty();
        }
    }

    private ModelAndView proved(Whom whom, NsisLevel level, Method method, HttpServletRequest request) {
        var now = clock.instant();
        var waits = whom.waits();
        if (waits != null) {
            var soFar = entering.soFar(waits, request);
            var more = soFar.second(soFar.proofs().second(level, now), method);
            return new ModelAndView("redirect:" + entering.enter(whom.who(), whom.next(), more, request));
        }
        var facts = SessionFacts.of(request);
        if (facts == null) return signIn();
        facts.prove(facts.proofs().second(level, now), method, request);
        return new ModelAndView("redirect:" + whom.next());
    }

    private @Nullable Whom whom(String next, HttpServletRequest request) {
        var pending = sessions.pending(request);
        if (pending.isPresent())
            return new Whom(pending.get().who(), pending.get(), pending.get().next());
        var who = SignInSession.of(request);
        return who == null ? null : new Whom(who, null, SignInSession.inside(next));
    }

    private ModelAndView refused(Whom whom, @Nullable String field, String key, HttpServletRequest request) {
        var page = page(whom, Errors.of(field, Messages.text(key)), request);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(Whom whom, Errors errors, HttpServletRequest request) {
        UUID account = whom.who().account();
        var site = Site.of(request);
        var app = as(whom, () -> !apps.of(account).isEmpty());
        List<Passkey> all = as(whom, () -> passkeys.of(account));
        var here = all.stream().filter(key -> key.servesAt(site.host())).toList();
        var elsewhere = all.stream()
                .filter(key -> key.flaggedAt() == null && !key.host().equals(site.host()))
                .map(Passkey::host)
                .distinct()
                .toList();
        var keys = here.isEmpty() ? null : passkeys.toSign(here, Challenge.Purpose.SECOND, request);
        var password = !whom.signingIn() && !app && all.isEmpty();
        var query = UriComponentsBuilder.fromPath("")
                .queryParam("next", "{next}")
                .build(whom.next())
                .toString();
        return new ModelAndView(
                "identity/second",
                "view",
                new SecondView(
                        query,
                        whom.signingIn(),
                        app,
                        password,
                        keys,
                        password ? again(whom.next(), request) : null,
                        elsewhere,
                        errors));
    }

    private static @Nullable Link again(String next, HttpServletRequest request) {
        var facts = SessionFacts.of(request);
        var source = facts == null ? null : facts.source();
        return source == null
                ? null
                : new Link(Messages.text("identity.source.again", source.name()), source.again(next));
    }

    private static ModelAndView signIn() {
        return new ModelAndView("redirect:/sign-in");
    }

    private static <T> T as(Whom whom, Supplier<T> work) {
        return whom.signingIn() ? Entering.as(whom.who(), work) : work.get();
    }
}
