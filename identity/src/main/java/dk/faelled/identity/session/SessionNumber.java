package dk.faelled.identity.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;

/**
 * What a session is called outside ({@code sid}, SessionIndex). It stays while the id of the session is another after each
 * proof, and opens nothing.
 */
public final class SessionNumber {
    /** The name of the attribute of the session. */
    public static final String ATTRIBUTE = "identity.session-number";

    private SessionNumber() {}

    /** The number of the session of who is signed in; it gets one where it has none yet. */
    public static UUID of(HttpServletRequest request) {
        var session = request.getSession();
        if (session.getAttribute(ATTRIBUTE) instanceof UUID number) return number;
        var number = UUID.randomUUID();
        session.setAttribute(ATTRIBUTE, number);
        return number;
    }

    /** Null where nobody outside was told of the session. */
    public static @Nullable UUID ifAny(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof UUID number ? number : null;
    }

    static @Nullable UUID ifAny(Session session) {
        return session.getAttribute(ATTRIBUTE) instanceof UUID number ? number : null;
    }
}
