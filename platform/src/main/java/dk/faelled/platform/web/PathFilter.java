package dk.faelled.platform.web;

import dk.faelled.platform.Context;
import dk.faelled.platform.Origin;
import dk.faelled.platform.net.Cidr;
import dk.faelled.platform.tenancy.HostBinding;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Before all others: the outer address, the host's prefix, and the one clean path that rights are checked on. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class PathFilter extends OncePerRequestFilter {
    private final List<Cidr> trusted;
    private final Hosts hosts;
    private final PlainProblems problems;

    PathFilter(WebSettings settings, Hosts hosts, PlainProblems problems) {
        trusted = Cidr.all(settings.proxy().trusted());
        this.hosts = hosts;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest inner, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var request = OuterAddress.of(inner, trusted);
        SecurityHeaders.overHttps(request, response);
        var prefix = hosts.of(request.getServerName()).map(HostBinding::prefix);
        var raw = prefix.map(p -> "/" + p + request.getRequestURI()).orElse(request.getRequestURI());
        var clean = CleanPath.of(raw);
        if (clean.isEmpty()) {
            problems.answer(request, response, HttpServletResponse.SC_BAD_REQUEST, "PATH");
            return;
        }
        var path = clean.get();
        // the container leaves an encoded percent sign as it is where it does so with a backslash
        var same = path.equals(request.getRequestURI()) && !path.contains("%25");
        var source = CompatiblePrefixes.covers(path) || path.startsWith("/api/") ? Origin.Source.API : Origin.Source.UI;
        passOn(
                new Origin(source, request.getRemoteAddr()),
                () -> chain.doFilter(same ? request : new Cleaned(request, path), response));
    }

    private static void passOn(Origin origin, Context.Act<Exception> act) throws ServletException, IOException {
        try {
            origin.<Exception>run(act);
        } catch (ServletException | IOException | RuntimeException thrown) {
            throw thrown;
        } catch (Exception thrown) {
            throw new ServletException(thrown);
        }
    }

    private static final class Cleaned extends HttpServletRequestWrapper {
        private final String path;

        Cleaned(HttpServletRequest request, String path) {
            super(request);
            this.path = path;
        }

        @Override
        public String getRequestURI() {
            return path;
        }

        @Override
        public String getServletPath() {
            return java.net.URLDecoder.decode(path.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
        }

        @Override
        public StringBuffer getRequestURL() {
            var whole = super.getRequestURL().toString();
            int start = whole.indexOf('/', whole.indexOf("://") + 3);
            return new StringBuffer((start < 0 ? whole : whole.substring(0, start)) + path);
        }
    }
}
