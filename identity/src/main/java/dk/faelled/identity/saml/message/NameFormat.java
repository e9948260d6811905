package dk.faelled.identity.saml.message;

import java.util.Optional;
import java.util.stream.Stream;

/** As what a person is named to a system (core 8.3). */
public enum NameFormat {
    PERSISTENT("2.0:nameid-format:persistent"),
    TRANSIENT("2.0:nameid-format:transient"),
    EMAIL("1.1:nameid-format:emailAddress"),
    UNSPECIFIED("1.1:nameid-format:unspecified"),
    X509("1.1:nameid-format:X509SubjectName"),
    WINDOWS("1.1:nameid-format:WindowsDomainQualifiedName"),
    KERBEROS("2.0:nameid-format:kerberos"),
    ENTITY("2.0:nameid-format:entity");

    private final String uri;

    NameFormat(String behind) {
        uri = "urn:oasis:names:tc:SAML:" + behind;
    }

    public String uri() {
        return uri;
    }

    /** Empty for one that nobody here knows. */
    public static Optional<NameFormat> of(String uri) {
        return Stream.of(values()).filter(each -> each.uri.equals(uri)).findFirst();
    }
}
