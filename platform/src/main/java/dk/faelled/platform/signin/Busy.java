package dk.faelled.platform.signin;

/** So many passwords wait to be compared that this one would wait too long (503). */
public final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1;

    Busy() {
        super("too many passwords are being compared");
    }
}
