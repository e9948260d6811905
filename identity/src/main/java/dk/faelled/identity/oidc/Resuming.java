package dk.faelled.identity.oidc;

import dk.faelled.identity.provider.Detours;
import dk.faelled.identity.provider.StopPages;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** Somebody comes back from our own pages: the request that waited goes on, as it came. */
final class Resuming extends OncePerRequestFilter {
    /** Of the request: when it came first. */
    static final String SINCE = "identity.oidc.since";

    /** Of the request: what its owner has chosen meanwhile. */
    static final String CHOSEN = "identity.oidc.chosen";

    private final Detours detours;

    Resuming(Detours detours) {
        this.detours = detours;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = request.getParameter(Detours.RESUME);
        if (key == null) {
            chain.doFilter(request, response);
            return;
        }
        var detour = detours.take(key).filter(one -> one.path().equals(request.getRequestURI()));
        if (detour.isEmpty()) {
            response.sendRedirect(StopPages.INVALID + "used");
            return;
        }
        request.setAttribute(SINCE, detour.get().since());
        request.setAttribute(CHOSEN, detour.get().chosen());
        chain.doFilter(new Resumed(request, detour.get().request()), response);
    }

    /** With the query that it came with. */
    static final class Resumed extends HttpServletRequestWrapper {
        private final String query;
        private final Map<String, String[]> parameters = new LinkedHashMap<>();

        Resumed(HttpServletRequest request, String query) {
            super(request);
            this.query = query;
            for (var pair : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals < 0) continue;
                var name = URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8);
                var value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
                parameters.merge(name, new String[] {value}, (all, one) -> {
                    var more = java.util.Arrays.copyOf(all, all.length + 1);
                    more[all.length] = one[0];
                    return more;
                });
            }
        }

        @Override
        public String getMethod() {
            return "GET";
        }

        @Override
        public String getQueryString() {
            return query;
        }

        @Override
        public @Nullable String getParameter(String name) {
            var values = parameters.get(name);
            return values == null ? null : values[0];
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return parameters.get(name);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Collections.unmodifiableMap(parameters);
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(parameters.keySet());
        }
    }
}
