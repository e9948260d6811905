package dk.faelled.identity.provider.history;

/** What of a system has versions of its own. */
public enum Part {
    /** on which it is let in */
    TERMS,
    /** what it is told */
    CLAIMS,
    SAML,
    OIDC,
    RADIUS
}
