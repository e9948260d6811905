package dk.faelled.platform.key;

/** The one page that shows the secret. */
public record KeyIssued(String prefix, String secret, String expires) {
    @Override
    public String toString() {
        return "KeyIssued[" + prefix + "]";
    }
}
