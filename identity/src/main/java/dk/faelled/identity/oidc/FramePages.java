package dk.faelled.identity.oidc;

import dk.faelled.identity.provider.ServiceSessions;
import dk.faelled.identity.session.SessionNumber;
import dk.faelled.platform.Public;
import dk.faelled.platform.page.Framed;
import dk.faelled.platform.signin.SignInSession;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Pages that stand unseen in a frame of a browser's client in the realm, as the clients of the organisation's API know them
 * (identity 5.6): one tells whether somebody is still signed in as the client was told (OpenID Connect Session Management 1.0,
 * 3.1), two find out whether our cookie gets as far as such a frame. No site but those of clients may frame them.
 */
@Controller
@RequestMapping(Place.REALMS + "{realm}" + Place.IN_REALM)
@Public("a frame in a page of a system asks, before anybody has signed in and after")
class FramePages {
    static final String STATUS = "/login-status-iframe.html";
    private static final String COOKIES = "/3p-cookies";
    private static final String TRIED = "faelled-framed";
    private static final Duration TRYING = Duration.ofMinutes(1);
    private final KnownClients clients;
    private final OidcClients register;
    private final ServiceSessions told;

    /** @param state {@code unchanged} or {@code changed} */
    record State(String state) {}

    FramePages(KnownClients clients, OidcClients register, ServiceSessions told) {
        this.clients = clients;
        this.register = register;
        this.told = told;
    }

    @GetMapping(STATUS)
    ModelAndView status(HttpServletResponse response) {
        return framed("/assets/login-status.js", "", response);
    }

    /** Whether a page of that site may ask for that client. */
    @GetMapping(STATUS + "/init")
    ResponseEntity<Void> init(
            @RequestParam(name = "client_id", defaultValue = "") String clientId,
            @RequestParam(defaultValue = "") String origin) {
        return ResponseEntity.status(
                        client(clientId, origin).isPresent() ? HttpStatus.NO_CONTENT : HttpStatus.FORBIDDEN)
                .build();
    }

    /** Asked without the session's cookie but the first time, so that asking is no use of the session. */
    @GetMapping(STATUS + "/state")
    ResponseEntity<State> state(
            @RequestParam(name = "client_id", defaultValue = "") String clientId,
            @RequestParam(defaultValue = "") String origin,
            @RequestParam(name = "session_state", defaultValue = "") String session,
            HttpServletRequest request) {
        var client = client(clientId, origin);
        if (client.isEmpty()) return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        boolean same = session.isEmpty() ? SignInSession.of(request) == null : isOpen(session, client.get(), request);
        return ResponseEntity.ok(new State(same ? "unchanged" : "changed"));
    }

    private boolean isOpen(String session, KnownClients.Client client, HttpServletRequest request) {
        UUID number;
        try {
            number = UUID.fromString(session);
        } catch (IllegalArgumentException none) {
            return false;
        }
        var here = SessionNumber.ifAny(request);
        if (here != null && !here.equals(number)) return false;
        return told.isTold(number, client.provider().id());
    }

    private Optional<KnownClients.Client> client(String clientId, String origin) {
        return clients.called(clientId)
                .filter(one -> one.provider().enabled() && one.oidc().realm())
                .filter(one -> one.oidc().origins().contains(origin));
    }

    @GetMapping(COOKIES + "/step1.html")
    ResponseEntity<Void> first(HttpServletRequest request) {
        var here = request.getRequestURI().replaceFirst("/step1\\.html$", "");
        // as the session's own cookie goes along, or does not
        var cookie = ResponseCookie.from(TRIED, "yes")
                .path(here)
                .maxAge(TRYING)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .header(HttpHeaders.LOCATION, here + "/step2.html")
                .build();
    }

    @GetMapping(COOKIES + "/step2.html")
    ModelAndView second(HttpServletRequest request, HttpServletResponse response) {
        Cookie[] all = request.getCookies();
        boolean came = all != null
                && Arrays.stream(all).anyMatch(cookie -> cookie.getName().equals(TRIED));
        return framed("/assets/framed-cookie.js", came ? "supported" : "unsupported", response);
    }

    private ModelAndView framed(String script, String answer, HttpServletResponse response) {
        Framed.allow(register.origins(), response);
        return new ModelAndView("identity/frame", Map.of("script", script, "answer", answer));
    }
}
