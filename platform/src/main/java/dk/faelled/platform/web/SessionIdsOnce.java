package dk.faelled.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.HttpSessionIdResolver;

/**
 * The session of a cookie. The library asks for it at the beginning of a request and once more when the session is written,
 * and each time reads the whole session from the database: the second time it is told of none, and takes the cookie for one
 * that has to be sent, which {@link SessionCookie} does for new sessions only.
 */
class SessionIdsOnce implements HttpSessionIdResolver {
    private static final String TOLD = SessionIdsOnce.class.getName();
    private final CookieHttpSessionIdResolver cookies = new CookieHttpSessionIdResolver();

    SessionIdsOnce(CookieSerializer cookie) {
        cookies.setCookieSerializer(cookie);
    }

    /** @param request as the library wraps it; the page about an error is a request of its own */
    @Override
    public List<String> resolveSessionIds(HttpServletRequest request) {
        if (request.getAttribute(TOLD) == request) return List.of();
        request.setAttribute(TOLD, request);
        return cookies.resolveSessionIds(request);
    }

    @Override
    public void setSessionId(HttpServletRequest request, HttpServletResponse response, String sessionId) {
        cookies.setSessionId(request, response, sessionId);
    }

    @Override
    public void expireSession(HttpServletRequest request, HttpServletResponse response) {
        cookies.expireSession(request, response);
    }
}
