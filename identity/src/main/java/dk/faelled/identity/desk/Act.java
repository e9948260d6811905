package dk.faelled.identity.desk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be done about a person, each with a reason. */
public enum Act {
    LOCK,
    UNLOCK,
    /** a lock after wrong passwords is over */
    TRIES,
    /** the password has to be changed at the next sign-in */
    FORCE,
    /** all second factors are gone */
    FACTORS,
    /** signed out everywhere */
    SESSIONS,
    /** may have an NSIS identity */
    ALLOW,
    /** may have none, and what was there is gone */
    FORBID,
    /** betroet medarbejder */
    TRUST,
    UNTRUST,
    /** a program, for ever without an NSIS identity */
    ROBOT,
    /** a one-time link by which the person chooses a password */
    LINK;

    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String key() {
        return "identity.act." + path();
    }

    static Optional<Act> of(String path) {
        return Arrays.stream(values()).filter(act -> act.path().equals(path)).findAny();
    }
}
