package dk.faelled.identity.saml.message;

/** A message or a description that is not acted upon. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final Why why;
    private final String detail;

    /** What was wrong; {@code identity.saml.refused.} and the name is the key of the sentence that says so. */
    public enum Why {
        TOO_LARGE,
        TOO_DEEP,
        DOCTYPE,
        NOT_XML,
        ENCODING,
        QUERY,
        RELAY_STATE,
        KIND,
        CONTENT,
        VERSION,
        ID,
        IDS_TWICE,
        ISSUER,
        UNKNOWN_ISSUER,
        UNSIGNED,
        SIGNATURE_PLACE,
        SIGNATURE_FORM,
        ALGORITHM,
        SIGNATURE,
        DESTINATION,
        TIME,
        REPLAYED,
        RETURN_ADDRESS,
        RETURN_BINDING,
        ENTITY_ID,
        ENTITY_ID_CHANGED,
        EXPIRED,
        SIGNER_EXPIRED,
        SIGNER_CHANGED,
        NO_RETURN_ADDRESS,
        INSECURE_ADDRESS,
        NO_KEY,
        WEAK_KEY,
        CERTIFICATE,
        NO_CIPHER,
        CLAIM_MISSING,
        SOURCE,
        STATUS,
        UNSOLICITED,
        ASSERTIONS,
        CLEAR,
        ENCRYPTED,
        AUDIENCE,
        CONFIRMATION,
        NO_SIGN_ON
    }

    /** @param detail what stood there, or what would be right; nothing of any person. Empty for nothing to add. */
    public Refused(Why why, String detail) {
        super(detail.isEmpty() ? why.name() : why + ": " + detail);
        this.why = why;
        this.detail = detail;
    }

    Refused(Why why) {
        this(why, "");
    }

    public Why why() {
        return why;
    }

    public String detail() {
        return detail;
    }
}
