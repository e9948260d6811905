package dk.faelled.identity.assurance;

/** What somebody shows a registrant. */
public enum Document {
    /** pas */
    PASSPORT,
    /** kørekort */
    DRIVING_LICENCE,
    /** legitimationskort */
    IDENTITY_CARD,
    /** opholdskort */
    RESIDENCE_PERMIT
}
