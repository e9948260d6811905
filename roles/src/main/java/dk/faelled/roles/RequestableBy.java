package dk.faelled.roles;

/** As what somebody may ask for a role (hvem må anmode); the names are those of the interface. */
public enum RequestableBy {
    /** As the system says, else the authority. */
    INHERIT,
    /** For oneself. */
    EMPLOYEE,
    /** For whoever works in a unit that one leads or stands in for the leader of. */
    MANAGERORSUBSTITUTE,
    /** For whoever works in or below a unit that one is authorisation manager of. */
    AUTHRESPONSIBLE,
    /** For whoever one's right to ask covers. */
    AUTHORIZED,
    ADMIN,
    /** Nobody asks for it. */
    NONE
}
