package dk.faelled.platform.operations;

/** The one page that shows the link. */
public record AuthorityOpened(String name, String link, String expires) {
    @Override
    public String toString() {
        return "AuthorityOpened[" + name + "]";
    }
}
