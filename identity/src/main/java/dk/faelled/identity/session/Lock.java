package dk.faelled.identity.session;

/** Why somebody may not sign in (IDP-10). Each is shown with the reason and the way out. */
public enum Lock {
    /** spærret af en administrator */
    ADMIN,
    /** spærret af personen selv */
    OWN,
    /** not in what the authority loads any more */
    DATASET,
    DEAD,
    /** umyndiggjort */
    DISENFRANCHISED,
    /** udløbet */
    EXPIRED,
    /** for a time, after too many wrong passwords */
    PASSWORD
}
