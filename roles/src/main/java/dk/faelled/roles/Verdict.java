package dk.faelled.roles;

/** What an assignment says of a user who stands somewhere. */
public enum Verdict {
    HELD(Outcome.POSITIVE),
    EXCEPTED_UNIT(Outcome.NEGATIVE),
    EXCEPTED_USER(Outcome.NEGATIVE),
    EXCEPTED_TITLE(Outcome.NEGATIVE),
    /** It counts in its own unit only, and the user stands below. */
    NOT_INHERITED(Outcome.NOT_APPLICABLE),
    /** It is for managers or their substitutes. */
    NOT_LEADING(Outcome.NOT_APPLICABLE),
    /** It is for holders of offices that the user does not have there. */
    NO_SUCH_OFFICE(Outcome.NOT_APPLICABLE),
    /** It is for those with a position, not for whoever only leads or has an office there. */
    NO_POSITION(Outcome.NOT_APPLICABLE),
    OTHER_TITLE(Outcome.NOT_APPLICABLE),
    /** The position is one that inherits nothing. */
    DOES_NOT_INHERIT(Outcome.NOT_APPLICABLE),
    /** It lies on a unit that the user stands neither in nor below. */
    ELSEWHERE(Outcome.NOT_APPLICABLE),
    NOT_YET(Outcome.NOT_APPLICABLE),
    ENDED(Outcome.NOT_APPLICABLE),
    USER_DELETED(Outcome.NOT_APPLICABLE);

    public enum Outcome {
        POSITIVE,
        NEGATIVE,
        NOT_APPLICABLE
    }

    private final Outcome outcome;

    Verdict(Outcome outcome) {
        this.outcome = outcome;
    }

    public Outcome outcome() {
        return outcome;
    }
}
