package dk.faelled.identity.saml;

import dk.faelled.platform.Sha256;
import dk.faelled.platform.Unguessable;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The browser in which systems were told of somebody, by a random cookie that is still there when the session is not. It opens
 * nothing; we keep its hash.
 */
final class ToldBrowser {
    /** After that, nobody is led to systems because of an old session: theirs have ended, too. */
    static final Duration REMEMBERED = Duration.ofHours(12);

    private static final String COOKIE = "faelled-told";

    private ToldBrowser() {}

    /** By what it is known; from now on where it was not before. */
    static String mark(HttpServletRequest request, HttpServletResponse response) {
        var value = value(request);
        if (value == null) {
            value = Unguessable.text();
        }
        var cookie = new Cookie(name(request), value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setMaxAge((int) REMEMBERED.toSeconds());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
        return hash(value);
    }

    /** Null for one in which nobody was told of anything. */
    static @Nullable String of(HttpServletRequest request) {
        var value = value(request);
        return value == null ? null : hash(value);
    }

    private static @Nullable String value(HttpServletRequest request) {
        var cookies = request.getCookies();
        if (cookies == null) return null;
        for (var one : cookies)
            if (one.getName().equals(name(request)) && one.getValue().matches("[A-Za-z0-9_-]{43}"))
                return one.getValue();
        return null;
    }

    private static String name(HttpServletRequest request) {
        return request.isSecure() ? "__Host-" + COOKIE : COOKIE;
    }

    private static String hash(String value) {
        return HexFormat.of().formatHex(Sha256.of(value));
    }
}
