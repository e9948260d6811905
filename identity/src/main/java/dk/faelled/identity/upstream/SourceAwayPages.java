package dk.faelled.identity.upstream;

import dk.faelled.identity.session.LoginOrigin;
import dk.faelled.identity.signin.RefusalNotes;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Public;
import dk.faelled.platform.page.Messages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where the way through another provider ends: nobody has come in, or somebody has signed out. */
@Controller
@RequestMapping(LoginOrigin.PATH + "{id:[0-9a-f-]{36}}")
@Public("who comes here is nobody, or nobody any more")
class SourceAwayPages {
    private final LoginSources sources;
    private final OidcSources oidc;
    private final RefusalNotes notes;
    private final Departures departures;

    SourceAwayPages(LoginSources sources, OidcSources oidc, RefusalNotes notes, Departures departures) {
        this.sources = sources;
        this.oidc = oidc;
        this.notes = notes;
        this.departures = departures;
    }

    /** Why, in plain words; the code tells those who keep the source more. */
    @GetMapping("/refused/{code:[A-Z0-9]{6}}")
    ModelAndView refused(@PathVariable UUID id, @PathVariable String code) {
        var source = sources.get(id);
        var noted = notes.ofSource(id, code).orElseThrow(() -> new NotFound("refusal " + code));
        var view = new SourceViews.Refusal(
                source.name(),
                Messages.text("identity.source.fault." + noted.verdict(), source.name()),
                code,
                source.enabled() ? LoginOrigin.path(id) : "");
        var page = new ModelAndView("identity/sourceRefused", "view", view);
        page.setStatus(HttpStatus.FORBIDDEN);
        return page;
    }

    /** Signed out here; over there, by OpenID Connect, only who wishes it. @param told what a provider of SAML has answered: {@code yes}, {@code no} */
    @GetMapping("/left")
    ModelAndView left(@PathVariable UUID id, @RequestParam(defaultValue = "") String told, HttpServletRequest request) {
        var base = departures.base(request);
        return sources.find(id)
                .map(source -> new ModelAndView(
                        "identity/sourceLeft",
                        "view",
                        new SourceViews.Left(lead(source, told), source.name(), end(source, base))))
                .orElseGet(() -> new ModelAndView("redirect:/sign-in"));
    }

    private static String lead(LoginSource source, String told) {
        return switch (told) {
            case "yes" -> Messages.text("identity.source.left.too", source.name());
            case "no" -> Messages.text("identity.source.left.not", source.name());
            default -> Messages.text("identity.source.left.lead", source.name());
        };
    }

    /** Empty where the provider takes no such wish. The ID token, which would spare a question there, is not kept. */
    private String end(LoginSource source, String base) {
        if (source.kind() != LoginSource.Kind.OIDC) return "";
        var known = oidc.get(source.id());
        var address = known.discovery().endSession();
        return address == null
                ? ""
                : address + (address.contains("?") ? "&" : "?") + "client_id="
                        + SourceCalls.encoded(known.clientId()) + "&post_logout_redirect_uri="
                        + SourceCalls.encoded(base + "/sign-in");
    }
}
