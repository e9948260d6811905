package dk.faelled.identity.signin;

import dk.faelled.identity.factor.Challenge;
import dk.faelled.identity.factor.Passkeys;
import dk.faelled.identity.session.Proofs;
import dk.faelled.identity.session.SessionFacts.Method;
import dk.faelled.platform.AccountKept;
import dk.faelled.platform.Accounts;
import dk.faelled.platform.Actor;
import dk.faelled.platform.Context;
import dk.faelled.platform.Public;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.SignInWay;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.signin.SignInSession;
import dk.faelled.platform.signin.SignedIn;
import dk.faelled.secondfactor.NsisLevel;
import dk.faelled.secondfactor.Site;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** Signing in with a passkey and nothing else (BEY-01): the key says whose it is, and has seen its owner's finger or code. */
@Controller
@RequestMapping(PasskeyPages.PATH)
@Public("nobody is signed in yet")
class PasskeyPages {
    static final String PATH = "/sign-in/passkey";
    private final Passkeys passkeys;
    private final Accounts accounts;
    private final Tenants tenants;
    private final Entering entering;
    private final Clock clock;

    PasskeyPages(Passkeys passkeys, Accounts accounts, Tenants tenants, Entering entering, Clock clock) {
        this.passkeys = passkeys;
        this.accounts = accounts;
        this.tenants = tenants;
        this.entering = entering;
        this.clock = clock;
    }

    @Bean
    static SignInWay signInByPasskey() {
        return new SignInWay("identity.passkey.sign-in", PATH);
    }

    @GetMapping
    ModelAndView form(@RequestParam(defaultValue = "/") String next, HttpServletRequest request) {
        return SignInSession.of(request) == null
                ? page(next, Errors.NONE, request)
                : new ModelAndView("redirect:" + SignInSession.inside(next));
    }

    @PostMapping
    ModelAndView signIn(
            @RequestParam(defaultValue = "/") String next,
            @RequestParam(defaultValue = "") String credential,
            HttpServletRequest request) {
        var shown = shown(credential, request);
        if (shown.isEmpty()) {
            var page = page(next, Errors.of(null, Messages.text("secondfactor.key.refused")), request);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        var account = shown.get().account();
        var level = shown.get().level();
        var who = new SignedIn(account.tenant().value(), account.account(), account.actor(), account.displayName());
        var proved = new Entering.SoFar(Proofs.both(level, level, clock.instant()), Method.PASSKEY);
        return new ModelAndView("redirect:" + entering.enter(who, SignInSession.inside(next), proved, request));
    }

    /** @param level of the key */
    private record Shown(AccountKept account, NsisLevel level) {}

    private Optional<Shown> shown(String credential, HttpServletRequest request) {
        try {
            return passkeys.claimed(credential).filter(this::mayBe).flatMap(claim -> new Context(
                            claim.tenant(),
                            Actor.ANONYMOUS,
                            Messages.locale(),
                            UUID.randomUUID().toString())
                    .call(() -> passkeys.signed(claim.account(), Challenge.Purpose.SIGN_IN, credential, request)
                            .flatMap(level -> accounts.find(claim.account()).map(one -> new Shown(one, level)))));
        } catch (RuleBroken broken) {
            return Optional.empty();
        }
    }

    /** An authority that is there, and that of the host where the host is one authority's. */
    private boolean mayBe(Passkeys.Claim claim) {
        var bound = Context.ifBound();
        return bound == null
                ? tenants.active().stream().anyMatch(tenant -> tenant.id().equals(claim.tenant()))
                : bound.tenant().equals(claim.tenant());
    }

    private ModelAndView page(String next, Errors errors, HttpServletRequest request) {
        var options =
                Site.of(request).hasName() ? passkeys.toSign(List.of(), Challenge.Purpose.SIGN_IN, request) : null;
        var query = UriComponentsBuilder.fromPath("")
                .queryParam("next", "{next}")
                .build(SignInSession.inside(next))
                .toString();
        return new ModelAndView("identity/passkeySignIn", "view", new PasskeyView(query, options, errors));
    }
}
