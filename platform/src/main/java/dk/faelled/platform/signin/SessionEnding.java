package dk.faelled.platform.signin;

import jakarta.servlet.http.HttpServletRequest;

/** Told of each session that its owner ends by signing out. A bean of the module. */
public interface SessionEnding {
    /** A request attribute: the path of a page on this host where signing out goes on; unset for none. */
    String NEXT = "faelled.sign-out.next";

    /** The session is still there; right after this it is not. */
    void ending(SignedIn who, HttpServletRequest request);
}
