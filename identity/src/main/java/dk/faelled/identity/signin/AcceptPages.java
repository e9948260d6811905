package dk.faelled.identity.signin;

import dk.faelled.identity.person.Person;
import dk.faelled.identity.person.Persons;
import dk.faelled.identity.session.Verdict;
import dk.faelled.identity.signin.Entering.Offer;
import dk.faelled.identity.terms.Terms;
import dk.faelled.platform.Public;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.signin.Pending;
import dk.faelled.platform.signin.SignInSession;
import dk.faelled.platform.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Vilkår: accepted on the way in by whoever has, or is to have, an NSIS level, and read again at any time (IDP-06). Without
 * accepting one comes in where no level is demanded, and counts for none.
 */
@Controller
@RequestMapping(AcceptPages.PATH)
@Public("who comes here is known by the session, and may not be in yet")
public class AcceptPages {
    /** Takes {@code next} of who is in. */
    public static final String PATH = "/vilkaar/godkendt";

    private final Entering entering;
    private final SignInSession sessions;
    private final Persons persons;
    private final Terms terms;

    AcceptPages(Entering entering, SignInSession sessions, Persons persons, Terms terms) {
        this.entering = entering;
        this.sessions = sessions;
        this.persons = persons;
        this.terms = terms;
    }

    @GetMapping
    ModelAndView page(@RequestParam(defaultValue = PATH) String next, HttpServletRequest request) {
        var waits = pending(request);
        if (waits.isPresent()) return page(waits.get().who(), PATH, true, skippable(waits.get(), request), Errors.NONE);
        var who = SignInSession.of(request);
        return who == null ? signIn() : page(who, action(next), false, false, Errors.NONE);
    }

    private static String action(String next) {
        return UriComponentsBuilder.fromPath(PATH)
                .queryParam("next", "{next}")
                .build(SignInSession.inside(next))
                .toString();
    }

    /** @param version which one the page showed */
    @PostMapping
    ModelAndView accept(
            @RequestParam(required = false) UUID version,
            @RequestParam(defaultValue = PATH) String next,
            HttpServletRequest request) {
        var waits = pending(request);
        var who = waits.map(Pending::who).orElseGet(() -> SignInSession.of(request));
        if (who == null || version == null) return signIn();
        try {
            Entering.inTheNameOf(
                    who, () -> terms.accept(persons.ofAccount(who.account()).orElseThrow(), version));
        } catch (RuleBroken broken) {
            var page = page(
                    who,
                    waits.isPresent() ? PATH : action(next),
                    waits.isPresent(),
                    waits.filter(one -> skippable(one, request)).isPresent(),
                    Errors.of(broken));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        return waits.map(one -> on(one, entering.soFar(one, request), request))
                .orElseGet(() -> new ModelAndView("redirect:" + SignInSession.inside(next)));
    }

    /** Not now: in, but for no level. */
    @PostMapping("/later")
    ModelAndView later(HttpServletRequest request) {
        return pending(request)
                .filter(one -> skippable(one, request))
                .map(one -> on(one, entering.soFar(one, request).puttingOff(Offer.TERMS), request))
                .orElseGet(AcceptPages::signIn);
    }

    private ModelAndView on(Pending waits, Entering.SoFar soFar, HttpServletRequest request) {
        return new ModelAndView("redirect:" + entering.enter(waits.who(), waits.next(), soFar, request));
    }

    /** Whom the session waits for, where nothing else is asked of him or her but this. */
    private Optional<Pending> pending(HttpServletRequest request) {
        return sessions.pending(request).filter(one -> switch (verdict(one, request)) {
            case Verdict.In in -> in.terms();
            case Verdict.AcceptTerms _ -> true;
            default -> false;
        });
    }

    private boolean skippable(Pending waits, HttpServletRequest request) {
        return verdict(waits, request) instanceof Verdict.In;
    }

    private Verdict verdict(Pending waits, HttpServletRequest request) {
        return entering.of(waits.who(), entering.soFar(waits, request), request).verdict();
    }

    private ModelAndView page(SignedIn who, String action, boolean signingIn, boolean skippable, Errors errors) {
        return Entering.as(who, () -> {
            var person = persons.ofAccount(who.account());
            var text = person.flatMap(terms::of);
            var accepted = person.filter(terms::accepted)
                    .map(Person::termsAt)
                    .map(at -> Formats.current().moment(at))
                    .orElse("");
            return new ModelAndView(
                    "identity/accept",
                    "view",
                    new AcceptView(
                            action,
                            text.map(one -> one.id().toString()).orElse(""),
                            text.map(one -> one.paragraphs()).orElse(java.util.List.of()),
                            accepted,
                            signingIn,
                            skippable,
                            errors));
        });
    }

    private static ModelAndView signIn() {
        return new ModelAndView("redirect:/sign-in?next=" + PATH);
    }
}
