package dk.faelled.platform.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;

/** {@code ?lang=en} on any page: remembers the language and leads back to the same address without it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class LanguageSwitch extends OncePerRequestFilter {
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return !request.getMethod().equals("GET")
                || accept == null
                || !accept.contains("text/html") // interfaces may have a parameter of the same name
                || Language.parse(request.getParameter("lang")) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(Language.COOKIE, request.getParameter("lang"))
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(Duration.ofDays(365))
                        .build()
                        .toString());
        var back = UriComponentsBuilder.newInstance()
                .path(request.getRequestURI().replaceFirst("^/+", "/")) // "//host" would lead to another site
                .query(request.getQueryString())
                .replaceQueryParam("lang")
                .build(true)
                .toUriString();
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, back);
    }
}
