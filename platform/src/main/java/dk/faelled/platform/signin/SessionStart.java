package dk.faelled.platform.signin;

import jakarta.servlet.http.HttpServletRequest;

/** Told of each session that begins, to note in it what the module keeps of a session. A bean of the module. */
public interface SessionStart {
    /** The session is there and is of {@code who}; what was in the one before is gone. */
    void begun(SignedIn who, HttpServletRequest request);
}
