package dk.faelled.platform.web;

import dk.faelled.platform.page.Framed;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** The headers of every answer (platform 7.2, V3), whoever gives it; the outermost of all filters. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SecurityHeaders extends OncePerRequestFilter {
    static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                    + "connect-src 'self'; form-action 'self'; " + Framed.NOWHERE + "; base-uri 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Cache-Control",
            "no-store");
    static final String HSTS = "Strict-Transport-Security";
    private static final String A_YEAR = "max-age=31536000; includeSubDomains";

    /** Some refusals of the container come here as an error only. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ALWAYS.forEach(response::setHeader);
        chain.doFilter(request, response);
    }

    /** Over HTTPS only; whether it is that, is known when the trusted proxy was asked. */
    static void overHttps(HttpServletRequest request, HttpServletResponse response) {
        if (request.isSecure()) response.setHeader(HSTS, A_YEAR);
    }
}
