package dk.faelled.identity.signin;

import dk.faelled.identity.credential.OwnPasswords;
import dk.faelled.identity.session.Verdict;
import dk.faelled.platform.Public;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.signin.Pending;
import dk.faelled.platform.signin.SignInSession;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Another password before one comes in: it is too old, or an administrator wants it. */
@Controller
@RequestMapping(NewPasswordPages.PATH)
@Public("who comes here is known by the session, and is not in yet")
class NewPasswordPages {
    static final String PATH = "/sign-in/password";
    private final Entering entering;
    private final SignInSession sessions;
    private final OwnPasswords passwords;

    NewPasswordPages(Entering entering, SignInSession sessions, OwnPasswords passwords) {
        this.entering = entering;
        this.sessions = sessions;
        this.passwords = passwords;
    }

    @GetMapping
    ModelAndView form(HttpServletRequest request) {
        return pending(request).map(pending -> page(pending, Errors.NONE)).orElseGet(NewPasswordPages::signIn);
    }

    @PostMapping("/rules")
    ModelAndView rules(@RequestParam(defaultValue = "") String password, HttpServletRequest request) {
        return pending(request)
                .map(pending -> new ModelAndView(
                        "identity/passwordRules",
                        "view",
                        Entering.as(
                                pending.who(),
                                () -> passwords.rules(pending.who().account(), password))))
                .orElseGet(NewPasswordPages::signIn);
    }

    @PostMapping
    ModelAndView change(
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeat,
            HttpServletRequest request) {
        var found = pending(request);
        if (found.isEmpty()) return signIn();
        var pending = found.get();
        if (!password.equals(repeat))
            return refused(page(pending, Errors.of("repeat", Messages.text("identity.password.differs"))));
        try {
            Entering.as(pending.who(), () -> {
                passwords.change(pending.who().account(), password);
                return true;
            });
        } catch (RuleBroken broken) {
            return refused(page(pending, Errors.of(broken)));
        }
        var proved = entering.soFar(pending, request);
        return new ModelAndView("redirect:" + entering.enter(pending.who(), pending.next(), proved, request));
    }

    /** Whom the session waits for, where a new password is what is asked now. */
    private Optional<Pending> pending(HttpServletRequest request) {
        return sessions.pending(request)
                .filter(pending -> switch (entering.of(pending.who(), entering.soFar(pending, request), request)
                        .verdict()) {
                    case Verdict.ChangePassword _ -> true;
                    // it is due soon, and its owner does it now
                    case Verdict.In in -> in.remind();
                    default -> false;
                });
    }

    private ModelAndView page(Pending pending, Errors errors) {
        var rules =
                Entering.as(pending.who(), () -> passwords.rules(pending.who().account(), ""));
        return new ModelAndView("identity/password", "view", new NewPasswordView(PATH, "", true, false, rules, errors));
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static ModelAndView signIn() {
        return new ModelAndView("redirect:/sign-in");
    }
}
