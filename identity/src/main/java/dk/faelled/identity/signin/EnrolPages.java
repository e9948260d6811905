package dk.faelled.identity.signin;

import dk.faelled.identity.session.SessionFacts.Method;
import dk.faelled.identity.session.Verdict;
import dk.faelled.platform.Public;
import dk.faelled.platform.signin.Pending;
import dk.faelled.platform.signin.SignInSession;
import dk.faelled.secondfactor.NsisLevel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where the domain demands a second factor and somebody has none yet: adds one on the way in, which then counts as shown. */
@Controller
@RequestMapping(EnrolPages.PATH)
@Public("who comes here is known by the session, and is not in yet")
class EnrolPages {
    static final String PATH = "/sign-in/enrol";
    private static final FactorForms.Place APP = new FactorForms.Place(PATH + "/app", PATH);
    private static final FactorForms.Place PASSKEY = new FactorForms.Place(PATH + "/passkey", PATH);
    private final Entering entering;
    private final SignInSession sessions;
    private final FactorForms forms;
    private final LevelProved levels;
    private final Clock clock;

    EnrolPages(Entering entering, SignInSession sessions, FactorForms forms, LevelProved levels, Clock clock) {
        this.entering = entering;
        this.sessions = sessions;
        this.forms = forms;
        this.levels = levels;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView choose(HttpServletRequest request) {
        return pending(request)
                .map(_ -> new ModelAndView("identity/enrol", "view", PATH))
                .orElseGet(EnrolPages::signIn);
    }

    @GetMapping("/app")
    ModelAndView app(HttpServletRequest request) {
        return pending(request)
                .map(pending ->
                        Entering.as(pending.who(), () -> forms.app(pending.who().account(), APP, request)))
                .orElseGet(EnrolPages::signIn);
    }

    @PostMapping("/app")
    ModelAndView addApp(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request) {
        var found = pending(request);
        if (found.isEmpty()) return signIn();
        var pending = found.get();
        var level = level(pending, request);
        var wrong = Entering.as(
                pending.who(),
                () -> Optional.ofNullable(forms.addApp(pending.who().account(), level, APP, name, code, request)));
        return wrong.orElseGet(() -> in(pending, level, Method.CODE, request));
    }

    @GetMapping("/passkey")
    ModelAndView passkey(HttpServletRequest request) {
        return pending(request)
                .map(pending -> Entering.as(
                        pending.who(), () -> forms.passkey(pending.who().account(), PASSKEY, request)))
                .orElseGet(EnrolPages::signIn);
    }

    @PostMapping("/passkey")
    ModelAndView addPasskey(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String credential,
            HttpServletRequest request) {
        var found = pending(request);
        if (found.isEmpty()) return signIn();
        var pending = found.get();
        var level = level(pending, request);
        var wrong = Entering.as(
                pending.who(),
                () -> Optional.ofNullable(
                        forms.addPasskey(pending.who().account(), level, PASSKEY, name, credential, request)));
        return wrong.orElseGet(() -> in(pending, level, Method.KEY, request));
    }

    private NsisLevel level(Pending pending, HttpServletRequest request) {
        var proofs = entering.soFar(pending, request).proofs();
        return Entering.as(pending.who(), () -> levels.of(pending.who().account(), proofs));
    }

    private ModelAndView in(Pending pending, NsisLevel level, Method method, HttpServletRequest request) {
        var soFar = entering.soFar(pending, request);
        var more = soFar.second(soFar.proofs().second(level, clock.instant()), method);
        return new ModelAndView("redirect:" + entering.enter(pending.who(), pending.next(), more, request));
    }

    /** Whom the session waits for, where a second factor is demanded and there is none, not even a locked one. */
    private Optional<Pending> pending(HttpServletRequest request) {
        return sessions.pending(request)
                .filter(pending -> entering.of(pending.who(), entering.soFar(pending, request), request)
                                .verdict()
                        instanceof Verdict.NoDevice)
                .filter(pending -> !entering.hasFactor(pending.who()));
    }

    private static ModelAndView signIn() {
        return new ModelAndView("redirect:/sign-in");
    }
}
