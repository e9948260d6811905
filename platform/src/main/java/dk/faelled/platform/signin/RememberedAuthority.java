package dk.faelled.platform.signin;

import dk.faelled.platform.Context;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Whom a browser belongs to where many authorities share a host: the form for signing in proposes that one. */
public final class RememberedAuthority {
    static final String COOKIE = "faelled-authority";
    private static final int A_YEAR = 365 * 24 * 3600;

    private RememberedAuthority() {}

    /** @param cvr of the authority; nothing is remembered where the host tells it */
    public static void remember(String cvr, HttpServletRequest request, HttpServletResponse response) {
        if (Context.ifBound() != null) return;
        var cookie = new Cookie(COOKIE, cvr);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setMaxAge(A_YEAR);
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }
}
