package dk.faelled.identity.saml.message;

/** What an answer says of how it went (core 3.2.2.2); each but the first tells in general whose fault it was. */
public enum Status {
    SUCCESS("Success", null),
    NO_PASSIVE("NoPassive", "Responder"),
    NO_AUTHN_CONTEXT("NoAuthnContext", "Responder"),
    AUTHN_FAILED("AuthnFailed", "Responder"),
    REQUEST_DENIED("RequestDenied", "Responder"),
    PARTIAL_LOGOUT("PartialLogout", "Responder"),
    INVALID_NAME_POLICY("InvalidNameIDPolicy", "Requester"),
    UNSUPPORTED("RequestUnsupported", "Requester");

    private static final String BEFORE = "urn:oasis:names:tc:SAML:2.0:status:";
    private final String name;
    private final @org.jspecify.annotations.Nullable String general;

    Status(String name, @org.jspecify.annotations.Nullable String general) {
        this.name = name;
        this.general = general;
    }

    String uri() {
        return BEFORE + name;
    }

    /** The code above it; its own for success. */
    String above() {
        return BEFORE + (general == null ? name : general);
    }
}
