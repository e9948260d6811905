package dk.faelled.identity.security;

import dk.faelled.identity.credential.OwnPasswords;
import dk.faelled.identity.session.OwnSessions;
import dk.faelled.identity.session.SessionFacts;
import dk.faelled.identity.signin.NewPasswordView;
import dk.faelled.platform.Accounts;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.signin.SignInSession;
import dk.faelled.platform.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Changing one's own password (PWD-01). */
@Controller("ownPasswordPages")
@RequestMapping(PasswordPages.PATH)
@Requires("platform.home")
class PasswordPages {
    static final String PATH = SecurityPages.PATH + "/password";
    private final OwnPasswords passwords;
    private final Accounts accounts;
    private final OwnSessions sessions;
    private final Myself myself;

    PasswordPages(OwnPasswords passwords, Accounts accounts, OwnSessions sessions, Myself myself) {
        this.passwords = passwords;
        this.accounts = accounts;
        this.sessions = sessions;
        this.myself = myself;
    }

    @GetMapping
    ModelAndView form(@RequestParam(defaultValue = "") String next, HttpServletRequest request) {
        return page(myself.proved(request), next, Errors.NONE, request);
    }

    @PostMapping("/rules")
    ModelAndView rules(@RequestParam(defaultValue = "") String password, HttpServletRequest request) {
        var who = Myself.of(request);
        return new ModelAndView("identity/passwordRules", "view", passwords.rules(who.account(), password));
    }

    /**
     * Whoever knew the old one is out. Who has forgotten it comes in with a passkey, which carries both factors, and is not
     * asked for it (IDP-11).
     */
    @PostMapping
    ModelAndView change(
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeat,
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            RedirectAttributes told) {
        var who = myself.proved(request);
        if (!password.equals(repeat)) return refused(who, next, "repeat", "identity.password.differs", request);
        if (asksCurrent(request) && !accounts.proves(who.account(), current))
            return refused(who, next, "current", "identity.password.wrong", request);
        try {
            passwords.change(who.account(), password);
        } catch (RuleBroken broken) {
            return refused(page(who, next, Errors.of(broken), request));
        }
        sessions.endOthers(who, OwnSessions.reference(request.getSession().getId()));
        // somebody was on the way to a system when another password was demanded, and goes on there
        return next.isEmpty()
                ? new ModelAndView(SecurityPages.back("identity.password.changed", told))
                : new ModelAndView("redirect:" + SignInSession.inside(next));
    }

    private static boolean asksCurrent(HttpServletRequest request) {
        var facts = SessionFacts.of(request);
        return facts == null || facts.method() != SessionFacts.Method.PASSKEY;
    }

    private ModelAndView refused(SignedIn who, String next, String field, String key, HttpServletRequest request) {
        return refused(page(who, next, Errors.of(field, Messages.text(key)), request));
    }

    private ModelAndView page(SignedIn who, String next, Errors errors, HttpServletRequest request) {
        return new ModelAndView(
                "identity/password",
                "view",
                new NewPasswordView(
                        PATH, next, !next.isEmpty(), asksCurrent(request), passwords.rules(who.account(), ""), errors));
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
