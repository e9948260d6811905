package dk.faelled.identity.provider;

import dk.faelled.platform.NotFound;
import dk.faelled.platform.Public;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Where the way to a system ends, and why; nobody is sent to an address that nobody has registered. */
@Controller
@Public("who comes here is sent by a system, and may be nobody")
public class StopPages {
    /** Behind it stands what was wrong with the request: {@code client}, {@code redirect}, {@code request}, {@code used}, {@code closed}. */
    public static final String INVALID = "/sso/invalid/";

    static final String PATH = "/sso/refused";

    /** Of the session: the last refusal. */
    static final String REFUSED = "identity.provider.refused";

    private static final Set<String> WHY = Set.of("client", "redirect", "request", "used", "closed");

    @GetMapping(PATH)
    ModelAndView refused(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(REFUSED) instanceof StoppedView view))
            return new ModelAndView("redirect:/");
        return page("identity/stopped", view, HttpStatus.FORBIDDEN);
    }

    @GetMapping(INVALID + "{why}")
    ModelAndView invalid(@PathVariable String why) {
        if (!WHY.contains(why)) throw new NotFound("reason " + why);
        return page("identity/invalid", "identity.invalid." + why, HttpStatus.BAD_REQUEST);
    }

    private static ModelAndView page(String template, Object view, HttpStatus status) {
        var page = new ModelAndView(template, "view", view);
        page.setStatus(status);
        return page;
    }
}
