package dk.faelled.identity.provider;

import dk.faelled.identity.session.SessionFacts;
import dk.faelled.identity.session.Wish;
import dk.faelled.secondfactor.NsisLevel;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a system asks for in one request, in the words of no protocol.
 *
 * @param level at least; NONE where it names none
 * @param anew ForceAuthn, {@code prompt=login}
 * @param maxAge how long ago somebody may have signed in; null for as long as the session counts
 * @param silent nothing may be asked of the user: IsPassive, {@code prompt=none}
 * @param secondFactor by name, whatever the level
 */
public record Asked(NsisLevel level, boolean anew, @Nullable Duration maxAge, boolean silent, boolean secondFactor) {
    public static final Asked NOTHING = new Asked(NsisLevel.NONE, false, null, false, false);

    /**
     * What that comes to now.
     *
     * @param anewAt when somebody last proved who he or she is from the start; null for nobody
     * @param since when the request came: what was proved after that is new
     */
    Wish wish(@Nullable SessionFacts facts, @Nullable Instant anewAt, Instant since, Instant now) {
        var done = anewAt != null && !anewAt.isBefore(since);
        return new Wish(level, !done && (anew || !silent && tooOld(facts, now)), silent, secondFactor);
    }

    /** Nothing may be asked, and something would have to be. */
    boolean isTooLate(@Nullable SessionFacts facts, Instant now) {
        return silent && tooOld(facts, now);
    }

    private boolean tooOld(@Nullable SessionFacts facts, Instant now) {
        if (maxAge == null || facts == null) return false;
        var at = facts.proofs().passwordAt();
        return at == null || now.isAfter(at.plus(maxAge));
    }
}
