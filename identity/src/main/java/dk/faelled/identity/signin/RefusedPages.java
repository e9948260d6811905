package dk.faelled.identity.signin;

import dk.faelled.platform.Public;
import dk.faelled.platform.signin.SignInSession;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Tells whoever has proved who he or she is, and may not come in, why not and what to do (IDP-10). */
@Controller
@Public("who comes here is known by the session, and does not come in")
class RefusedPages {
    static final String PATH = "/sign-in/refused";
    private final Entering entering;
    private final SignInSession sessions;
    private final RefusalNotes refusals;

    RefusedPages(Entering entering, SignInSession sessions, RefusalNotes refusals) {
        this.entering = entering;
        this.sessions = sessions;
        this.refusals = refusals;
    }

    @GetMapping(PATH)
    ModelAndView page(HttpServletRequest request) {
        var pending = sessions.pending(request);
        if (pending.isEmpty()) return new ModelAndView("redirect:/sign-in");
        var who = pending.get().who();
        var decision = entering.of(who, entering.soFar(pending.get(), request), request);
        if (Entering.page(decision.verdict(), Set.of()).filter(PATH::equals).isEmpty())
            return new ModelAndView("redirect:/sign-in");
        var code = Entering.as(who, () -> refusals.note(who.account(), decision));
        request.getSession().invalidate();
        var page = new ModelAndView("identity/refused", "view", new RefusedView(Reasons.of(decision.verdict()), code));
        page.setStatus(HttpStatus.FORBIDDEN);
        return page;
    }
}
