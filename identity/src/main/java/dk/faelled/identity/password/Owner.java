package dk.faelled.identity.password;

/** Whose password it is to be: what must not be in it. */
public record Owner(String userName, String name) {
    @Override
    public String toString() {
        return "Owner[]";
    }
}
