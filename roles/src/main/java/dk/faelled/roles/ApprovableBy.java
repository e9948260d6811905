package dk.faelled.roles;

/** As what somebody decides requests for a role (hvem godkender); the names are those of the interface. */
public enum ApprovableBy {
    /** As the system says, else the authority. */
    INHERIT,
    /** Approved at once by the program itself. */
    AUTOMATIC,
    MANAGERORSUBSTITUTE,
    AUTHRESPONSIBLE,
    AUTHORIZED,
    SYSTEMRESPONSIBLE
}
