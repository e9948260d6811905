package dk.faelled.identity.session;

/** When a system has a second factor asked for beyond what its level demands (IDP-07). */
public enum SecondFactorPolicy {
    /** Aldrig */
    NEVER,
    /** Kun ved step-up */
    DEPENDS,
    /** Altid for ukendte netværk */
    ALWAYS_UNKNOWN_NETWORK,
    /** Altid */
    ALWAYS
}
