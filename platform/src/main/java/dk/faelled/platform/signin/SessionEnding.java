package dk.faelled.platform.signin;

import jakarta.servlet.http.HttpServletRequest;

/** Told of each session that its owner ends by signing out. A bean of the module. */
public interface SessionEnding {
    /** The session is still there; right after this it is not. */
    void ending(SignedIn who, HttpServletRequest request);
}
