package dk.faelled.identity.oidc;

import dk.faelled.identity.person.Persons;
import dk.faelled.platform.Public;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** What a system may know of whom its access token is about (OpenID Connect Core 1.0, 5.3). */
@RestController
@Public("who calls shows an access token")
class UserInfoApi {
    private final Grants grants;
    private final KnownClients clients;
    private final Persons persons;
    private final Facts facts;

    UserInfoApi(Grants grants, KnownClients clients, Persons persons, Facts facts) {
        this.grants = grants;
        this.clients = clients;
        this.persons = persons;
        this.facts = facts;
    }

    @RequestMapping(
            path = {"/userinfo", "/auth/realms/{realm}/protocol/openid-connect/userinfo"},
            method = {RequestMethod.GET, RequestMethod.POST})
    ResponseEntity<Map<String, Object>> of(HttpServletRequest request) {
        var token = token(request);
        if (token == null) return refused(HttpStatus.UNAUTHORIZED, null);
        var grant = grants.findByToken(token, OAuth2TokenType.ACCESS_TOKEN);
        var access = grant == null ? null : grant.getAccessToken();
        Object principal = grant == null ? null : grant.getAttribute(java.security.Principal.class.getName());
        if (grant == null || access == null || !access.isActive() || !(principal instanceof Proven proven))
            return refused(HttpStatus.UNAUTHORIZED, "invalid_token");
        Set<String> scopes = grant.getAuthorizedScopes();
        if (!scopes.contains(Scopes.OPENID)) return refused(HttpStatus.FORBIDDEN, "insufficient_scope");
        var client = clients.byId(proven.facts().provider());
        var person = persons.ofAccount(proven.facts().account());
        if (client.isEmpty() || person.isEmpty()) return refused(HttpStatus.UNAUTHORIZED, "invalid_token");
        var told = new LinkedHashMap<String, Object>();
        told.put("sub", proven.facts().subject());
        try {
            told.putAll(
                    facts.of(client.get(), person.get(), scopes, proven.facts().chosen()));
        } catch (Facts.Incomplete incomplete) {
            return refused(HttpStatus.SERVICE_UNAVAILABLE, "temporarily_unavailable");
        }
        return ResponseEntity.ok(told);
    }

    private static @Nullable String token(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).strip()
                : null;
    }

    private static ResponseEntity<Map<String, Object>> refused(HttpStatus status, @Nullable String error) {
        return ResponseEntity.status(status)
                .header("WWW-Authenticate", error == null ? "Bearer" : "Bearer error=\"" + error + "\"")
                .body(error == null ? Map.of() : Map.of("error", error));
    }
}
