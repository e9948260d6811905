package dk.faelled.platform.web;

import dk.faelled.platform.signin.SessionIds;
import java.util.List;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** {@code __Host-} and Secure over HTTPS; without both over plain HTTP on loopback, else nothing there could sign in. */
class SessionCookie implements CookieSerializer {
    private final CookieSerializer secure = serializer("__Host-faelled", true);
    private final CookieSerializer plain = serializer("faelled", false);

    @Override
    public void writeCookieValue(CookieValue value) {
        var serializer = serializer(value.getRequest().isSecure());
        var id = value.getCookieValue();
        if (id.isEmpty()) {
            serializer.writeCookieValue(value); // the cookie is taken away
            return;
        }
        var secret = SessionIds.tell(id);
        // one that was told already stays in the browser as it is
        if (secret != null)
            serializer.writeCookieValue(new CookieValue(value.getRequest(), value.getResponse(), secret));
    }

    @Override
    public List<String> readCookieValues(jakarta.servlet.http.HttpServletRequest request) {
        return serializer(request.isSecure()).readCookieValues(request).stream()
                .map(SessionIds::of)
                .toList();
    }

    private CookieSerializer serializer(boolean https) {
        return https ? secure : plain;
    }

    private static CookieSerializer serializer(String name, boolean https) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(name);
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setUseSecureCookie(https);
        return cookie;
    }
}
