package dk.faelled.identity.oidc;

import dk.faelled.identity.provider.Detour;
import dk.faelled.identity.provider.Detours;
import dk.faelled.platform.Public;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * A system says beforehand what it will ask for, so that no browser can change it (RFC 9126). What it said waits for ten minutes,
 * and counts once.
 */
@RestController
@Public("who calls shows by secret, key or verifier who it is")
class PushedApi {
    static final String URN = "urn:ietf:params:oauth:request_uri:";
    private static final int SECONDS = 600;
    private static final int LONGEST = 16_384;
    private static final Set<String> PROOFS = Set.of("client_secret", "client_assertion", "client_assertion_type");
    private final KnownClients clients;
    private final Detours detours;
    private final Clock clock;

    PushedApi(KnownClients clients, Detours detours, Clock clock) {
        this.clients = clients;
        this.detours = detours;
        this.clock = clock;
    }

    /** Under which what was said at the place of the running request waits. */
    static String path() {
        return "pushed " + Place.issuer();
    }

    @PostMapping({"/oauth2/par", "/auth/realms/{realm}/protocol/openid-connect/ext/par/request"})
    ResponseEntity<Map<String, Object>> push(HttpServletRequest request) {
        var who = SecurityContextHolder.getContext().getAuthentication();
        if (!(who instanceof OAuth2ClientAuthenticationToken known)
                || !known.isAuthenticated()
                || known.getRegisteredClient() == null)
            return refused(HttpStatus.UNAUTHORIZED, "invalid_client", "the client must show who it is");
        var client = clients.called(known.getRegisteredClient().getClientId()).orElseThrow();
        var wrong = wrong(client, request);
        if (wrong.isPresent()) return refused(HttpStatus.BAD_REQUEST, "invalid_request", wrong.get());
        var all = new LinkedHashMap<>(request.getParameterMap());
        PROOFS.forEach(all::remove);
        all.put("client_id", new String[] {client.provider().entityId()});
        var query = all.entrySet().stream()
                .flatMap(
                        one -> Arrays.stream(one.getValue()).map(value -> encoded(one.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        if (query.length() > LONGEST)
            return refused(HttpStatus.CONTENT_TOO_LARGE, "invalid_request", "the request is too long");
        var key = detours.keep(new Detour(client.provider().id(), path(), query, clock.instant()));
        return ResponseEntity.status(HttpStatus.CREATED).body(Map.of("request_uri", URN + key, "expires_in", SECONDS));
    }

    /** What would be refused later, too, and is said at once. Empty for nothing. */
    private static Optional<String> wrong(KnownClients.Client client, HttpServletRequest request) {
        var twice = request.getParameterMap().entrySet().stream()
                .filter(one -> one.getValue().length != 1)
                .map(Map.Entry::getKey)
                .findFirst();
        if (twice.isPresent()) return Optional.of(twice.get() + " stands more than once");
        if (request.getParameter("request_uri") != null) return Optional.of("request_uri may not be pushed");
        var named = request.getParameter("client_id");
        if (named != null && !named.equals(client.provider().entityId()))
            return Optional.of("client_id is another client's");
        if (!"code".equals(request.getParameter("response_type"))) return Optional.of("response_type must be code");
        if (!client.oidc().redirects().contains(text(request.getParameter("redirect_uri"))))
            return Optional.of("redirect_uri is not registered");
        if (!Scopes.ALL.containsAll(words(request.getParameter("scope"))))
            return Optional.of("scope has one that is not known");
        if (client.oidc().pkce()
                && (text(request.getParameter("code_challenge")).isEmpty()
                        || !"S256".equals(request.getParameter("code_challenge_method"))))
            return Optional.of("code_challenge with the method S256 is missing");
        return Optional.empty();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static List<String> words(@Nullable String value) {
        return Arrays.stream(text(value).split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static ResponseEntity<Map<String, Object>> refused(HttpStatus status, String error, String why) {
        var answer = ResponseEntity.status(status);
        if (status == HttpStatus.UNAUTHORIZED) answer.header("WWW-Authenticate", "Basic");
        return answer.body(Map.of("error", error, "error_description", why));
    }
}
