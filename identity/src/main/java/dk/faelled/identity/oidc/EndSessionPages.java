package dk.faelled.identity.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import dk.faelled.identity.provider.Detour;
import dk.faelled.identity.provider.Detours;
import dk.faelled.identity.session.SessionNumber;
import dk.faelled.identity.session.SignOuts;
import dk.faelled.platform.Public;
import dk.faelled.platform.signin.SignInSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * A system asks for somebody to be signed out here (OpenID Connect RP-Initiated Logout 1.0). With an ID token of this very
 * session it is done at once; else its owner is asked, since anybody can make a browser open an address. Where it goes on is
 * registered, letter by letter.
 */
@Controller
@Public("a system sends somebody here, who may be nobody any more")
class EndSessionPages {
    static final String LEAVE = "/sso/leave/";
    private final KeyedTokens tokens;
    private final KnownClients clients;
    private final Detours detours;
    private final SignOuts signOuts;
    private final Clock clock;

    EndSessionPages(KeyedTokens tokens, KnownClients clients, Detours detours, SignOuts signOuts, Clock clock) {
        this.tokens = tokens;
        this.clients = clients;
        this.detours = detours;
        this.signOuts = signOuts;
        this.clock = clock;
    }

    @RequestMapping(
            path = {"/connect/logout", "/auth/realms/{realm}/protocol/openid-connect/logout"},
            method = {RequestMethod.GET, RequestMethod.POST})
    ModelAndView asked(
            @RequestParam(name = "id_token_hint", defaultValue = "") String hint,
            @RequestParam(name = "client_id", defaultValue = "") String clientId,
            @RequestParam(name = "post_logout_redirect_uri", defaultValue = "") String to,
            @RequestParam(defaultValue = "") String state,
            HttpServletRequest request) {
        var said = hint.isEmpty() ? Optional.<JWTClaimsSet>empty() : tokens.ours(hint);
        if (!hint.isEmpty()
                && said.filter(claims -> Place.issuer().equals(claims.getIssuer()))
                        .isEmpty()) return invalid("request");
        var audience = said.map(claims ->
                claims.getAudience().isEmpty() ? "" : claims.getAudience().getFirst());
        if (audience.isPresent() && !clientId.isEmpty() && !audience.get().equals(clientId)) return invalid("client");
        var client = clients.called(audience.orElse(clientId))
                .filter(one -> one.oidc().realm() == Place.isRealm());
        if (!to.isEmpty()
                && client.filter(one -> one.oidc().logouts().contains(to)).isEmpty()) return invalid("redirect");
        var address = to.isEmpty() ? "/sign-in" : with(to, state);
        var number = SessionNumber.ifAny(request);
        if (SignInSession.of(request) == null && request.getMethod().equals("GET"))
            return new ModelAndView("redirect:" + address);
        if (number != null
                && said.filter(claims -> number.toString().equals(sid(claims))).isPresent()) {
            signOuts.end(request);
            return new ModelAndView("redirect:" + address);
        }
        return ask(client, address);
    }

    private ModelAndView ask(Optional<KnownClients.Client> client, String address) {
        // by a form of another site one comes without the session; the way there is a link of our own
        if (client.isEmpty()) return new ModelAndView("redirect:" + LEAVE + "home");
        var detour = new Detour(client.get().provider().id(), LEAVE, address, clock.instant());
        return new ModelAndView("redirect:" + LEAVE + detours.keep(detour));
    }

    @GetMapping(LEAVE + "{key}")
    ModelAndView confirm(@PathVariable String key, HttpServletRequest request) {
        if (SignInSession.of(request) == null) return left(key, false);
        return new ModelAndView("identity/leave", "view", LEAVE + key);
    }

    /** By its owner, with the token of the page. */
    @PostMapping(LEAVE + "{key}")
    ModelAndView leave(@PathVariable String key, HttpServletRequest request, HttpServletResponse response) {
        if (SignInSession.of(request) != null) signOuts.end(request);
        var page = left(key, true);
        // as after every form: the page goes on, not the form
        if (page.getModel().get("view") instanceof LeftView(var address) && !address.isEmpty())
            response.setHeader("Refresh", "0; url=" + address);
        return page;
    }

    private ModelAndView left(String key, boolean shown) {
        var detour = detours.take(key).filter(one -> one.path().equals(LEAVE));
        var address = detour.map(Detour::request).orElse("/sign-in");
        return shown
                ? new ModelAndView("identity/left", "view", new LeftView(address))
                : new ModelAndView("redirect:" + address);
    }

    private static @Nullable String sid(JWTClaimsSet claims) {
        return claims.getClaim("sid") instanceof String sid ? sid : null;
    }

    private static String with(String address, String state) {
        return state.isEmpty()
                ? address
                : address + (address.contains("?") ? "&" : "?") + "state="
                        + URLEncoder.encode(state, StandardCharsets.UTF_8);
    }

    private static ModelAndView invalid(String why) {
        var page = new ModelAndView("identity/invalid", "view", "identity.invalid." + why);
        page.setStatus(HttpStatus.BAD_REQUEST);
        return page;
    }
}
