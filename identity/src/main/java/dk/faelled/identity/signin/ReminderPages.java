package dk.faelled.identity.signin;

import dk.faelled.identity.credential.OwnPasswords;
import dk.faelled.identity.session.Verdict;
import dk.faelled.identity.signin.Entering.Offer;
import dk.faelled.platform.Public;
import dk.faelled.platform.signin.Pending;
import dk.faelled.platform.signin.SignInSession;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The password is to be changed soon: now, or later as long as there is time (identity 4.5, step 9). */
@Controller
@RequestMapping(ReminderPages.PATH)
@Public("who comes here is known by the session, and is not in yet")
class ReminderPages {
    static final String PATH = "/sign-in/reminder";
    private final Entering entering;
    private final SignInSession sessions;
    private final OwnPasswords passwords;

    ReminderPages(Entering entering, SignInSession sessions, OwnPasswords passwords) {
        this.entering = entering;
        this.sessions = sessions;
        this.passwords = passwords;
    }

    @GetMapping
    ModelAndView page(HttpServletRequest request) {
        return pending(request)
                .map(waits -> new ModelAndView(
                        "identity/reminder",
                        "view",
                        new ReminderView(
                                NewPasswordPages.PATH,
                                PATH,
                                Entering.as(
                                        waits.who(),
                                        () -> passwords.reminder(waits.who().account())))))
                .orElseGet(ReminderPages::signIn);
    }

    @PostMapping
    ModelAndView later(HttpServletRequest request) {
        return pending(request)
                .map(waits -> new ModelAndView("redirect:"
                        + entering.enter(
                                waits.who(),
                                waits.next(),
                                entering.soFar(waits, request).puttingOff(Offer.PASSWORD),
                                request)))
                .orElseGet(ReminderPages::signIn);
    }

    /** Whom the session waits for, where nothing more is demanded. */
    private Optional<Pending> pending(HttpServletRequest request) {
        return sessions.pending(request)
                .filter(waits -> entering.of(waits.who(), entering.soFar(waits, request), request)
                                        .verdict()
                                instanceof Verdict.In in
                        && in.remind());
    }

    private static ModelAndView signIn() {
        return new ModelAndView("redirect:/sign-in");
    }
}
