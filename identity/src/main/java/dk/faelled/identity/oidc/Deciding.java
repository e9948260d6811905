package dk.faelled.identity.oidc;

import dk.faelled.identity.provider.Admissions;
import dk.faelled.identity.provider.Answer;
import dk.faelled.identity.provider.Chosen;
import dk.faelled.identity.provider.Detour;
import dk.faelled.identity.provider.Detours;
import dk.faelled.identity.provider.ServiceSessions;
import dk.faelled.identity.session.Verdict;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Between the library's look at a request and its answer: the decision of identity 4.5. By then system and return address are
 * known to be registered; who gets on is handed to the library as signed in, and whoever does not, it never sees.
 */
final class Deciding extends OncePerRequestFilter {
    private static final String REQUEST = OAuth2AuthorizationCodeRequestAuthenticationToken.class.getName();
    private static final Set<String> MODES = Set.of("query", "fragment");
    private final KnownClients clients;
    private final Admissions admissions;
    private final Detours detours;
    private final ServiceSessions sessions;
    private final Responses responses;
    private final KeyedTokens tokens;
    private final Clock clock;

    Deciding(
            KnownClients clients,
            Admissions admissions,
            Detours detours,
            ServiceSessions sessions,
            Responses responses,
            KeyedTokens tokens,
            Clock clock) {
        this.clients = clients;
        this.admissions = admissions;
        this.detours = detours;
        this.sessions = sessions;
        this.responses = responses;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!(request.getAttribute(REQUEST) instanceof OAuth2AuthorizationCodeRequestAuthenticationToken asked)) {
            chain.doFilter(request, response);
            return;
        }
        var client = clients.called(asked.getClientId()).orElseThrow();
        var parameters = asked.getAdditionalParameters();
        if (parameters.containsKey("response_mode")
                && !MODES.contains(String.valueOf(parameters.get("response_mode")))) {
            refuse(asked, OAuth2ErrorCodes.INVALID_REQUEST, "response_mode", request, response);
            return;
        }
        if (client.oidc().pushed()
                && request.getAttribute(PushedRequests.PUSHED) == null
                && request.getAttribute(Resuming.SINCE) == null) {
            refuse(asked, OAuth2ErrorCodes.INVALID_REQUEST, "request_uri", request, response);
            return;
        }
        Wanted wanted;
        try {
            wanted = Wanted.of(parameters);
        } catch (IllegalArgumentException wrong) {
            refuse(asked, OAuth2ErrorCodes.INVALID_REQUEST, String.valueOf(wrong.getMessage()), request, response);
            return;
        }
        var since = request.getAttribute(Resuming.SINCE) instanceof Instant first ? first : clock.instant();
        var detour =
                new Detour(client.provider().id(), request.getRequestURI(), query(request), since, chosen(request));
        // a form of another site comes without the session's cookie; it comes with a link of our own
        if (request.getMethod().equals("POST") && request.getSession(false) == null) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", request.getRequestURI() + "?" + Detours.RESUME + "=" + detours.keep(detour));
            return;
        }
        switch (admissions.answer(client.provider(), wanted.asked(), detour, request)) {
            case Answer.In in
            when wanted.asked().silent() && !isHinted(parameters.get("id_token_hint"), in) ->
                refuse(asked, "login_required", "id_token_hint", request, response);
            case Answer.In in -> admit(in, wanted, request, response, chain);
            case Answer.Lead(var path) -> response.sendRedirect(path);
            case Answer.Tell(var verdict, var known) -> refuse(asked, error(verdict, known), "", request, response);
        }
    }

    private void admit(
            Answer.In in, Wanted wanted, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var subject = in.person().uuid().toString();
        var facts = new Proven.Facts(
                in.provider().id(),
                in.who().account(),
                in.session(),
                subject,
                in.at(),
                in.level(),
                in.second(),
                wanted.answered(wanted.asked().level().atLeast(in.provider().level()), in.level(), in.second()),
                Wanted.methods(in.method(), in.second()),
                chosen(request));
        sessions.note(new ServiceSessions.Told(
                in.session(), in.provider().id(), in.who().account(), subject));
        SecurityContextHolder.setContext(new SecurityContextImpl(new Proven(facts)));
        // the library has read the request as nobody's: it reads it again
        request.removeAttribute(REQUEST);
        chain.doFilter(request, response);
    }

    private static Chosen chosen(HttpServletRequest request) {
        return request.getAttribute(Resuming.CHOSEN) instanceof Chosen chosen ? chosen : Chosen.NOTHING;
    }

    /** Whether it is who the system thinks it is; one that it does not name is anybody. */
    private boolean isHinted(@org.jspecify.annotations.Nullable Object hint, Answer.In in) {
        if (!(hint instanceof String token)) return true;
        return tokens.ours(token)
                .filter(claims -> in.person().uuid().toString().equals(claims.getSubject()))
                .isPresent();
    }

    private static String error(Verdict verdict, boolean known) {
        return switch (verdict) {
            case Verdict.NotSilently _ -> known ? "interaction_required" : "login_required";
            case Verdict.LevelImpossible _ -> "unmet_authentication_requirements";
            default -> OAuth2ErrorCodes.INVALID_REQUEST;
        };
    }

    private void refuse(
            OAuth2AuthorizationCodeRequestAuthenticationToken asked,
            String error,
            String parameter,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, ServletException {
        responses.onAuthenticationFailure(
                request,
                response,
                new OAuth2AuthorizationCodeRequestAuthenticationException(
                        new OAuth2Error(error, parameter.isEmpty() ? null : "OAuth 2.0 Parameter: " + parameter, null),
                        asked));
    }

    private static String query(HttpServletRequest request) {
        if (!request.getMethod().equals("POST"))
            return request.getQueryString() == null ? "" : request.getQueryString();
        return request.getParameterMap().entrySet().stream()
                .flatMap(
                        all -> Arrays.stream(all.getValue()).map(value -> encoded(all.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
