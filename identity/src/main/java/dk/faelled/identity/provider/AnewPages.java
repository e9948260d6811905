package dk.faelled.identity.provider;

import dk.faelled.identity.session.Proofs;
import dk.faelled.identity.session.SessionFacts;
import dk.faelled.platform.Accounts;
import dk.faelled.platform.Public;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.signin.SignInSession;
import dk.faelled.platform.signin.SignedIn;
import dk.faelled.secondfactor.NsisLevel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Who is signed in shows the password again, because a system wants it so or too much time has passed. */
@Controller
@RequestMapping(AnewPages.PATH + "{key:[A-Za-z0-9_-]{43}}")
@Public("who comes here is known by the session")
class AnewPages {
    static final String PATH = "/sso/anew/";
    private final Accounts accounts;
    private final Detours detours;
    private final ServiceProviders providers;
    private final Clock clock;

    AnewPages(Accounts accounts, Detours detours, ServiceProviders providers, Clock clock) {
        this.accounts = accounts;
        this.detours = detours;
        this.providers = providers;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView form(@PathVariable String key, HttpServletRequest request) {
        var who = SignInSession.of(request);
        return who == null ? signIn(key) : page(key, who, Errors.NONE, request);
    }

    @PostMapping
    ModelAndView prove(
            @PathVariable String key, @RequestParam(defaultValue = "") String password, HttpServletRequest request) {
        var who = SignInSession.of(request);
        var facts = SessionFacts.of(request);
        if (who == null || facts == null) return signIn(key);
        if (!accounts.proves(who.account(), password)) {
            var page = page(key, who, Errors.of("password", Messages.text("identity.password.wrong")), request);
            if (page.getStatus() == null) page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        var now = clock.instant();
        facts.prove(Proofs.password(NsisLevel.SUBSTANTIAL, now), SessionFacts.Method.PASSWORD, request);
        Admissions.provedAnew(request, now);
        return new ModelAndView("redirect:" + Detours.ON + key);
    }

    private ModelAndView page(String key, SignedIn who, Errors errors, HttpServletRequest request) {
        var provider = detours.find(key).flatMap(detour -> providers.find(detour.provider()));
        if (provider.isEmpty()) return new ModelAndView("redirect:" + StopPages.INVALID + "used");
        var facts = SessionFacts.of(request);
        var source = facts == null ? null : facts.source();
        var again = source == null
                ? null
                : new Link(Messages.text("identity.source.again", source.name()), source.again(Detours.ON + key));
        return new ModelAndView(
                "identity/anew", "view", new AnewView(PATH + key, provider.get().name(), who.name(), again, errors));
    }

    private static ModelAndView signIn(String key) {
        return new ModelAndView("redirect:/sign-in?next=" + Detours.ON + key);
    }
}
