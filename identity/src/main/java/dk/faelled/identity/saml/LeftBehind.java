package dk.faelled.identity.saml;

import dk.faelled.platform.Actor;
import dk.faelled.platform.Context;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A session that somebody else has ended, or that has expired, is still open at the systems that were told of it by SAML: only
 * its own browser can tell them. So it is led there as soon as it shows the page for signing in, and back to it (BEY-11).
 */
@Component("systemsLeftBehind")
@Order(LeftBehind.AFTER_SECURITY)
class LeftBehind extends OncePerRequestFilter {
    /** Where it is known whose host it is, and that nobody is signed in. */
    static final int AFTER_SECURITY = -50;

    private static final String PAGE = "/sign-in";
    private final SamlLogout logout;

    LeftBehind(SamlLogout logout) {
        this.logout = logout;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals(PAGE)
                || !request.getMethod().equals("GET")
                || request.getHeader("HX-Request") != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var context = Context.ifBound();
        var browser = ToldBrowser.of(request);
        if (context != null && context.actor().kind() != Actor.Kind.PERSON && browser != null) {
            var query = request.getQueryString();
            var leads = logout.leftBehind(browser, query == null ? PAGE : PAGE + "?" + query);
            if (leads.isPresent()) {
                response.sendRedirect(leads.get());
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
