package dk.faelled.identity.saml.message;

/** How a message travels through the browser. */
public enum Binding {
    REDIRECT(Names.REDIRECT),
    POST(Names.POST);

    private final String uri;

    Binding(String uri) {
        this.uri = uri;
    }

    /** As the standard writes it. */
    public String uri() {
        return uri;
    }
}
