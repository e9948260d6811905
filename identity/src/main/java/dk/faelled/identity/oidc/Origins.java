package dk.faelled.identity.oidc;

import dk.faelled.platform.ShortMemory;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Which sites' scripts may read our answers (CORS): those that a program without a secret is sent back to, for it fetches its
 * tokens from within the browser. No cookie counts there, and none of the pages for people is opened to anybody.
 */
@Component
class Origins {
    private static final Pattern READ =
            Pattern.compile("/oauth2/(token|jwks|revoke|par)|/userinfo|/\\.well-known/openid-configuration"
                    + "|/auth/realms/[^/]+/(\\.well-known/openid-configuration"
                    + "|protocol/openid-connect/(token|certs|revoke|userinfo|ext/par/request))");
    /** No cookie counts there, but Keycloak's library for browsers sends them along, and hears nothing unless that is allowed. */
    private static final Pattern WITH_COOKIES =
            Pattern.compile("/oauth2/token|/auth/realms/[^/]+/protocol/openid-connect/token");

    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.:\\[\\]-]{1,253}");
    private final ShortMemory<Key, Boolean> known = new ShortMemory<>(Duration.ofSeconds(5), 1_000);
    private final OidcClients clients;

    private record Key(TenantId tenant, String origin) {}

    Origins(OidcClients clients) {
        this.clients = clients;
    }

    /** Says to the browser that its script may read. @return whether that was all that it asked (a preflight) */
    boolean answered(HttpServletRequest request, HttpServletResponse response) {
        var origin = request.getHeader("Origin");
        if (origin == null || !READ.matcher(request.getRequestURI()).matches()) return false;
        response.addHeader("Vary", "Origin");
        if (!ORIGIN.matcher(origin).matches() || !isAllowed(origin)) return false;
        response.setHeader("Access-Control-Allow-Origin", origin);
        if (WITH_COOKIES.matcher(request.getRequestURI()).matches())
            response.setHeader("Access-Control-Allow-Credentials", "true");
        if (!request.getMethod().equals("OPTIONS")) return false;
        response.setHeader("Access-Control-Allow-Methods", "GET, POST");
        response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type");
        response.setHeader("Access-Control-Max-Age", "600");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        return true;
    }

    private boolean isAllowed(String origin) {
        return known.get(new Key(Tenant.current(), origin), () -> clients.isOrigin(origin));
    }
}
