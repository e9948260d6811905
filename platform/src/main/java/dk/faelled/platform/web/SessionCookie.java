package dk.faelled.platform.web;

import java.util.List;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** {@code __Host-} and Secure over HTTPS; without both over plain HTTP on loopback, else nothing there could sign in. */
class SessionCookie implements CookieSerializer {
    private final CookieSerializer secure = serializer("__Host-faelled", true);
    private final CookieSerializer plain = serializer("faelled", false);

    @Override
    public void writeCookieValue(CookieValue value) {
        serializer(value.getRequest().isSecure()).writeCookieValue(value);
    }

    @Override
    public List<String> readCookieValues(jakarta.servlet.http.HttpServletRequest request) {
        return serializer(request.isSecure()).readCookieValues(request);
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
