package dk.faelled.platform.rights;

/** The caller is nobody: a page asks for sign-in, an API answers 401. */
public final class NotSignedIn extends RuntimeException {
    private static final long serialVersionUID = 1;
}
