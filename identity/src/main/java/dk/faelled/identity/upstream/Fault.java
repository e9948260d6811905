package dk.faelled.identity.upstream;

/** Why somebody does not come in whom another provider sends; {@code identity.source.fault.} and the name is the sentence. */
enum Fault {
    /** the answer belongs to nothing that this browser has begun, or began too long ago */
    STATE,
    /** the provider said no */
    SAID_NO,
    UNREACHABLE,
    /** the answer comes from another provider than the one that was asked */
    ISSUER,
    TOKEN,
    NONCE,
    /** a message of SAML that is not acted upon */
    MESSAGE,
    CLAIM_MISSING,
    CLAIM_FORM,
    UNKNOWN,
    SEVERAL,
    NO_ACCOUNT,
    TOO_OLD,
    CLOSED
}
