package dk.faelled.identity.upstream;

import dk.faelled.identity.saml.message.Refused;
import dk.faelled.identity.session.LoginOrigin;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Public;
import dk.faelled.platform.signin.SignInSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The way to another provider and back, in both protocols. */
@Controller
@RequestMapping(LoginOrigin.PATH + "{id:[0-9a-f-]{36}}")
@Public("whoever another provider sends is perhaps nobody yet")
class SourcePages {
    private static final MediaType METADATA = MediaType.parseMediaType("application/samlmetadata+xml;charset=UTF-8");
    private static final MediaType KEYS = MediaType.parseMediaType("application/jwk-set+json");
    private final LoginSources sources;
    private final SealedTokens sealed;
    private final Departures departures;
    private final Journeys journeys;
    private final OidcSignIn oidc;
    private final SamlSignIn saml;
    private final Arriving arriving;
    private final Trying trying;
    private final SourceRefusals refusals;

    SourcePages(
            LoginSources sources,
            SealedTokens sealed,
            Departures departures,
            Journeys journeys,
            OidcSignIn oidc,
            SamlSignIn saml,
            Arriving arriving,
            Trying trying,
            SourceRefusals refusals) {
        this.sources = sources;
        this.sealed = sealed;
        this.departures = departures;
        this.journeys = journeys;
        this.oidc = oidc;
        this.saml = saml;
        this.arriving = arriving;
        this.trying = trying;
        this.refusals = refusals;
    }

    /** @param anew {@code yes} where whoever is signed in is to prove it once more */
    @GetMapping
    ModelAndView start(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "/") String next,
            @RequestParam(defaultValue = "") String anew,
            HttpServletRequest request,
            HttpServletResponse response) {
        departures.base(request);
        var source =
                sources.find(id).filter(LoginSource::enabled).orElseThrow(() -> new NotFound("login source " + id));
        var on = SignInSession.inside(next);
        boolean again = anew.equals("yes");
        if (!again && SignInSession.of(request) != null) return new ModelAndView("redirect:" + on);
        return departures.page(source, on, again, false, request, response);
    }

    /** OpenID Connect. */
    @GetMapping("/back")
    ModelAndView back(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String error,
            @RequestParam(name = "iss", defaultValue = "") String issuer,
            HttpServletRequest request) {
        departures.base(request);
        var source = of(id, LoginSource.Kind.OIDC);
        try {
            var journey = journeys.take(id, state, request);
            var returned = new OidcSignIn.Returned(code, error, issuer);
            return arrived(source, journey, () -> oidc.said(returned, journey), request);
        } catch (SourceRefused refused) {
            return new ModelAndView("redirect:" + refusals.page(source, refused));
        }
    }

    /** SAML, by a form of another site, which brings no session along: the browser is sent here once more, and then it does. */
    @PostMapping("/acs")
    ModelAndView received(
            @PathVariable UUID id,
            @RequestParam(name = "SAMLResponse", defaultValue = "") String message,
            @RequestParam(name = "RelayState", defaultValue = "") String state,
            HttpServletRequest request) {
        var base = departures.base(request);
        var source = of(id, LoginSource.Kind.SAML);
        try {
            return moved(LoginOrigin.path(id) + "/on?key=" + saml.received(id, message, state, base));
        } catch (Refused refused) {
            return moved(refusals.page(source, SourceRefused.message(refused)));
        }
    }

    private static ModelAndView moved(String path) {
        var on = new RedirectView(path);
        on.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(on);
    }

    @GetMapping("/on")
    ModelAndView fetched(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String key, HttpServletRequest request) {
        departures.base(request);
        var source = of(id, LoginSource.Kind.SAML);
        try {
            var fetched = saml.fetched(id, key);
            var journey = journeys.take(id, fetched.state(), request);
            return arrived(source, journey, () -> answering(fetched, journey), request);
        } catch (SourceRefused refused) {
            return new ModelAndView("redirect:" + refusals.page(source, refused));
        }
    }

    private static Said answering(SamlSignIn.Fetched fetched, Journey journey) {
        if (!journey.request().equals(fetched.request())) throw new SourceRefused(Fault.STATE, "InResponseTo");
        return fetched.said();
    }

    private ModelAndView arrived(LoginSource source, Journey journey, Supplier<Said> said, HttpServletRequest request) {
        if (journey.trial()) return new ModelAndView("redirect:" + trying.tried(source, said, request));
        if (!source.enabled()) throw new SourceRefused(Fault.CLOSED, "");
        return new ModelAndView("redirect:" + arriving.arrive(source, said.get(), journey, request));
    }

    /** What we say of ourselves to a provider that speaks SAML. */
    @GetMapping("/metadata")
    ResponseEntity<String> metadata(@PathVariable UUID id, HttpServletRequest request) {
        var base = departures.base(request);
        of(id, LoginSource.Kind.SAML);
        return ResponseEntity.ok().contentType(METADATA).body(saml.description(id, base));
    }

    /** The keys to which a provider that speaks OpenID Connect may encrypt what it tells. */
    @GetMapping("/keys")
    ResponseEntity<String> keys(@PathVariable UUID id, HttpServletRequest request) {
        departures.base(request);
        of(id, LoginSource.Kind.OIDC);
        return ResponseEntity.ok().contentType(KEYS).body(sealed.published());
    }

    private LoginSource of(UUID id, LoginSource.Kind kind) {
        return sources.find(id).filter(one -> one.kind() == kind).orElseThrow(() -> new NotFound("login source " + id));
    }
}
