package dk.faelled.identity.saml.message;

import java.util.Collection;

/** Whose rules a system follows beside the standard. */
public enum Profile {
    /** OIOSAML Web SSO 3.0.3: always encrypted, names are addresses, levels are those of NSIS. */
    OIOSAML3,
    /** OIOSAML 2: names begin with {@code dk:gov:saml:attribute:}, levels are 2 and 3. */
    OIOSAML2,
    PLAIN;

    /** What the attributes show that a description wishes for; plain where they show nothing. */
    static Profile recognised(Collection<String> wishes) {
        if (wishes.stream().anyMatch(name -> name.startsWith("https://data.gov.dk/"))) return OIOSAML3;
        return wishes.stream().anyMatch(name -> name.startsWith("dk:gov:saml:attribute:")) ? OIOSAML2 : PLAIN;
    }

    /** Whether answers may never go in clear. */
    public boolean alwaysEncrypts() {
        return this == OIOSAML3;
    }
}
