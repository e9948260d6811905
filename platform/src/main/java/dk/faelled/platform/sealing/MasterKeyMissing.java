package dk.faelled.platform.sealing;

/** Sealed values cannot be opened, so the program must not start (exit code 12). */
public final class MasterKeyMissing extends RuntimeException {
    private static final long serialVersionUID = 1;

    MasterKeyMissing(String message) {
        super(message);
    }
}
