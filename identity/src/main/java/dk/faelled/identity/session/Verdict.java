package dk.faelled.identity.session;

import dk.faelled.secondfactor.NsisLevel;
import java.util.List;
import java.util.Set;

/** What happens next when somebody wants to sign in to a system (identity 4.5). */
public sealed interface Verdict {
    /** A page that says so; nobody is sent to an address that nobody has registered. */
    record BadRequest() implements Verdict {}

    /** The level cannot be had here: the system is told (NoAuthnContext). */
    record LevelImpossible(NsisLevel wanted) implements Verdict {}

    /** Both to ask anew and to ask nothing was wished. */
    record Contradiction() implements Verdict {}

    /** Something would have to be asked, and nothing may (NoPassive). */
    record NotSilently() implements Verdict {}

    record AskPassword() implements Verdict {}

    record Locked(Set<Lock> locks) implements Verdict {}

    record Failed(Condition condition) implements Verdict {}

    /** The person may be raised to the level: by an eID, or by a registrant. */
    record Activate(NsisLevel wanted) implements Verdict {}

    record AcceptTerms() implements Verdict {}

    /** The person may have no such level. */
    record NotAllowed(NsisLevel wanted) implements Verdict {}

    /** One of these, which reach the level. @param devices one: straight to it; several: the best guess first */
    record AskSecondFactor(List<Device> devices) implements Verdict {}

    /** One is needed, and the person has none that would do. */
    record NoDevice(NsisLevel wanted) implements Verdict {}

    record ChangePassword() implements Verdict {}

    /**
     * In.
     *
     * @param level what the session counts for
     * @param remind the password is to be changed soon
     * @param terms there are terms to accept before a level counts; without it one is in all the same
     */
    record In(NsisLevel level, boolean remind, boolean terms) implements Verdict {}

    enum Condition {
        DOMAIN,
        GROUP,
        NETWORK
    }
}
