package dk.faelled.identity.upstream;

import dk.faelled.identity.saml.message.Refused;

/** Somebody does not come in whom another provider sends. */
final class SourceRefused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final Fault fault;
    private final String detail;

    /** @param detail for those who keep the source: a word of a protocol, or a name of a claim; nothing of any person */
    SourceRefused(Fault fault, String detail) {
        super(fault.name());
        this.fault = fault;
        this.detail = detail;
    }

    Fault fault() {
        return fault;
    }

    String detail() {
        return detail;
    }

    /** A message of SAML that is not acted upon. */
    static SourceRefused message(Refused refused) {
        var detail = refused.detail();
        return new SourceRefused(Fault.MESSAGE, refused.why().name() + (detail.isEmpty() ? "" : " " + detail));
    }
}
