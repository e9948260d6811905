package dk.faelled.roles.advice;

/**
 * What advice is about. Texts: {@code roles.advice.kind.<name>}, {@code roles.advice.said.<name>} with its words, and
 * {@code roles.advice.many.<name>} where it may stand for many.
 */
public enum AdviceKind {
    /** No authorisation manager answers for a unit in which somebody works. Lasts until one does. */
    NO_AUTHORIZATION_MANAGER,
    /** Requests are set up, so the texts of their mails are to be looked through. */
    REQUEST_TEXTS,
    ATTESTATION_TEXTS,
    UNIT_NEW,
    UNIT_RENAMED,
    UNIT_MOVED,
    /** Somebody has a title in a unit that nobody has had there. */
    TITLE_NEW,
    TITLE_RETURNING,
    /** Somebody who is directly assigned something works elsewhere now. */
    USER_MOVED,
    /** Likewise somebody who owns an IT system or is responsible for one. */
    OWNER_MOVED,
    /** A synchroniser of Active Directory tells of a fault. */
    DIRECTORY_FAILED,
    /** The organisation that others load was refused. Lasts until a load is taken. */
    LOAD_REFUSED;

    /** Whether the program sees that there is nothing to do any more; else it is over when somebody has handled it. */
    boolean endsByItself() {
        return this == NO_AUTHORIZATION_MANAGER || this == LOAD_REFUSED;
    }
}
