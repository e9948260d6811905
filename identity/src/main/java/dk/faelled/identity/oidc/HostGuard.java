package dk.faelled.identity.oidc;

import dk.faelled.platform.OuterHost;
import dk.faelled.platform.limit.RateLimits;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Locale;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * In front of all addresses of the protocol: at a host that is not the authority's own, or in a realm that is not its, there is
 * nothing. What we call ourselves is taken from the host, so none but these may be named.
 */
final class HostGuard extends OncePerRequestFilter {
    private static final double PER_SECOND = 500;
    private static final int BURST = 2000;
    /** This machine, where proxies stand: they speak for many. */
    private static final int LOCALLY = 100;

    private final OuterHost hosts;
    private final OidcClients clients;
    private final RateLimits limits;
    private final Origins origins;

    HostGuard(OuterHost hosts, OidcClients clients, RateLimits limits, Origins origins) {
        this.origins = origins;
        this.hosts = hosts;
        this.clients = clients;
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var realm = Place.realm(request.getRequestURI());
        boolean lower = request.getServerName().equals(request.getServerName().toLowerCase(Locale.ROOT));
        if (!lower || hosts.address(request).isEmpty() || !realm.isEmpty() && !realm.equals(clients.realm())) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        // one address may be a system that signs in a whole authority
        int times = InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress() ? LOCALLY : 1;
        if (!limits.take("oidc " + request.getRemoteAddr(), PER_SECOND * times, BURST * times)) {
            response.setHeader("Retry-After", "1");
            response.sendError(429);
            return;
        }
        if (origins.answered(request, response)) return;
        chain.doFilter(request, response);
    }
}
