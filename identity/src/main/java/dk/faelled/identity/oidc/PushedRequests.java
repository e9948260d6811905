package dk.faelled.identity.oidc;

import dk.faelled.identity.provider.Detours;
import dk.faelled.identity.provider.StopPages;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Somebody is sent here with the name of what a system has said beforehand: that is what is asked for, and nothing else. */
final class PushedRequests extends OncePerRequestFilter {
    /** Of the request: it was pushed. */
    static final String PUSHED = "identity.oidc.pushed";

    private final Detours detours;
    private final KnownClients clients;

    PushedRequests(Detours detours, KnownClients clients) {
        this.detours = detours;
        this.clients = clients;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var named = request.getParameter("request_uri");
        if (named == null || !isAuthorization(request)) {
            chain.doFilter(request, response);
            return;
        }
        var client = clients.called(String.valueOf(request.getParameter("client_id")));
        if (!named.startsWith(PushedApi.URN) || client.isEmpty()) {
            response.sendRedirect(StopPages.INVALID + "request");
            return;
        }
        var said = detours.take(named.substring(PushedApi.URN.length()))
                .filter(one -> one.path().equals(PushedApi.path()))
                .filter(one -> one.provider().equals(client.get().provider().id()));
        if (said.isEmpty()) {
            response.sendRedirect(StopPages.INVALID + "used");
            return;
        }
        request.setAttribute(PUSHED, true);
        chain.doFilter(new Resuming.Resumed(request, said.get().request()), response);
    }

    private static boolean isAuthorization(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.equals("/oauth2/authorize")
                || path.startsWith(Place.REALMS) && path.endsWith(Place.IN_REALM + "/auth");
    }
}
