package dk.faelled.platform.rights;

/** The caller lacks the permission that the handler declares (403). */
public final class Forbidden extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String permission;

    public Forbidden(String permission) {
        super("lacks " + permission);
        this.permission = permission;
    }

    public String permission() {
        return permission;
    }
}
