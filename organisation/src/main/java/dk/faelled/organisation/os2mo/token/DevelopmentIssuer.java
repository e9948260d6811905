package dk.faelled.organisation.os2mo.token;

import dk.faelled.platform.Public;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where clients that know OS2mo's sign-in get a token while they are developed: paths and answers as they know them. */
@RestController
@Public("asked by those who are nobody yet; a token demands the secret")
class DevelopmentIssuer {
    private static final String REALM = "mo";
    private static final String OPENID = "/os2mo/auth/realms/{realm}/protocol/openid-connect";
    private final DevelopmentTokens tokens;

    private record Client(@Nullable String id, @Nullable String secret) {}

    DevelopmentIssuer(DevelopmentTokens tokens) {
        this.tokens = tokens;
    }

    @GetMapping("/os2mo/auth/realms/{realm}/.well-known/openid-configuration")
    ResponseEntity<?> configuration(@PathVariable String realm, HttpServletRequest request) {
        if (isNone(realm)) return none();
        var issuer = issuer(request);
        return ResponseEntity.ok(Map.of(
                "issuer", issuer,
                "token_endpoint", issuer + "/protocol/openid-connect/token",
                "jwks_uri", issuer + "/protocol/openid-connect/certs",
                "grant_types_supported", List.of("client_credentials"),
                "token_endpoint_auth_methods_supported", List.of("client_secret_post", "client_secret_basic"),
                "response_types_supported", List.of("none"),
                "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("RS256")));
    }

    @GetMapping(OPENID + "/certs")
    ResponseEntity<?> keys(@PathVariable String realm) {
        return isNone(realm) ? none() : ResponseEntity.ok(tokens.publicKeys());
    }

    /** RFC 6749 4.4; errors as in 5.2. */
    @PostMapping(OPENID + "/token")
    ResponseEntity<?> token(@PathVariable String realm, HttpServletRequest request) {
        if (isNone(realm)) return none();
        if (!"client_credentials".equals(request.getParameter("grant_type")))
            return error(HttpStatus.BAD_REQUEST, "unsupported_grant_type", "Only client_credentials is supported here");
        var client = client(request);
        var id = client.id();
        var roles = id == null ? null : WellKnownClients.roles(id);
        if (id == null || roles == null)
            return error(
                    HttpStatus.UNAUTHORIZED,
                    "invalid_client",
                    "client_id must be one of " + String.join(", ", WellKnownClients.names()));
        var authority = client.secret() == null
                ? null
                : tokens.authority(client.secret()).orElse(null);
        if (authority == null)
            return error(
                    HttpStatus.UNAUTHORIZED,
                    "invalid_client",
                    "client_secret must be what faelled.organisation.tokens.development says for the authority");
        var answer = new LinkedHashMap<String, Object>();
        answer.put("access_token", tokens.sign(issuer(request), authority, id, roles));
        answer.put("expires_in", DevelopmentTokens.GOOD_FOR.toSeconds());
        answer.put("refresh_expires_in", 0);
        answer.put("token_type", "Bearer");
        answer.put("not-before-policy", 0);
        answer.put("scope", "email profile");
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
    }

    private boolean isNone(String realm) {
        return !tokens.isOn() || !realm.equals(REALM);
    }

    private static Client client(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        if (header != null && header.regionMatches(true, 0, "Basic ", 0, 6))
            try {
                var text = new String(
                        Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
                int colon = text.indexOf(':');
                return colon < 0
                        ? new Client(text, null)
                        : new Client(text.substring(0, colon), text.substring(colon + 1));
            } catch (IllegalArgumentException notBase64) {
                return new Client(null, null);
            }
        return new Client(request.getParameter("client_id"), request.getParameter("client_secret"));
    }

    private static String issuer(HttpServletRequest request) {
        var address = request.getRequestURL();
        return address.substring(0, address.indexOf("/auth/realms/")) + "/auth/realms/" + REALM;
    }

    private static ResponseEntity<?> none() {
        return ResponseEntity.status(HttpStatus.NOT_FOUND).body(Map.of("error", "Realm does not exist"));
    }

    private static ResponseEntity<?> error(HttpStatus status, String error, String description) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(Map.of("error", error, "error_description", description));
    }
}
