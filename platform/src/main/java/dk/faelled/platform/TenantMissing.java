package dk.faelled.platform;

/** Work that touches the database was begun for no tenant: a fault of the program, never of the user. */
public final class TenantMissing extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TenantMissing(String message) {
        super(message);
    }
}
