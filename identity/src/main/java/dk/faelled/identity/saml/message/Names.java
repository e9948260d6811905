package dk.faelled.identity.saml.message;

/** Names that the standards have given: SAML 2.0, XML signatures and encryption, OIOSAML and NSIS. */
public final class Names {
    static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
    static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
    static final String METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";
    static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";
    static final String ENCRYPTION = "http://www.w3.org/2001/04/xmlenc#";
    static final String ENCRYPTION_11 = "http://www.w3.org/2009/xmlenc11#";

    public static final String REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
    public static final String POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";

    static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
    static final String NAME_URI = "urn:oasis:names:tc:SAML:2.0:attrname-format:uri";
    static final String NAME_BASIC = "urn:oasis:names:tc:SAML:2.0:attrname-format:basic";

    static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    static final String EXCLUSIVE_WITH_COMMENTS = EXCLUSIVE + "WithComments";
    static final String ENVELOPED = SIGNATURE + "enveloped-signature";
    static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    static final String SHA256 = ENCRYPTION + "sha256";

    static final String NSIS = "https://data.gov.dk/concept/core/nsis";
    static final String LOA = NSIS + "/loa";
    static final String OIOSAML_2_LEVEL = "dk:gov:saml:attribute:AssuranceLevel";

    private Names() {}
}
