package dk.faelled.identity.session;

import dk.faelled.secondfactor.NsisLevel;
import java.util.List;
import java.util.Set;

/**
 * Whom a decision is about.
 *
 * @param level that the person was raised to, or takes with this sign-in
 * @param allowed may have an NSIS identity
 * @param terms has accepted the terms that hold now; without that no level counts
 * @param activated has proved who he or she is
 * @param domain its name
 * @param groups ids
 * @param locks empty for somebody who is active
 * @param password what is to be done about it
 */
public record Subject(
        NsisLevel level,
        boolean allowed,
        boolean terms,
        boolean activated,
        String domain,
        Set<String> groups,
        Set<Lock> locks,
        List<Device> devices,
        PasswordDue password) {
    public Subject {
        groups = Set.copyOf(groups);
        locks = Set.copyOf(locks);
        devices = List.copyOf(devices);
    }

    /** The same, come in by something that is no password of ours: about that, nothing is to be done. */
    public Subject withoutPassword() {
        return new Subject(level, allowed, terms, activated, domain, groups, locks, devices, PasswordDue.NO);
    }

    /** What counts now: nothing without the right to it, and without terms. */
    public NsisLevel counts() {
        return allowed && terms && activated ? level : NsisLevel.NONE;
    }

    /** The same, where other devices can be used than in a browser. */
    public Subject having(List<Device> others) {
        return new Subject(level, allowed, terms, activated, domain, groups, locks, others, password);
    }

    /** Terms stand between the person and a level. */
    boolean owesTerms() {
        return allowed && activated && !terms;
    }

    /** Whether a password is to be changed. */
    public enum PasswordDue {
        NO,
        /** soon: there is a reminder, which may be skipped */
        SOON,
        /** now: it was forced, is too old, or a deadline has passed */
        NOW
    }
}
