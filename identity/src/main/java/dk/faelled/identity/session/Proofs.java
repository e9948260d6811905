package dk.faelled.identity.session;

import dk.faelled.secondfactor.NsisLevel;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has proved in a session: two clocks (identity 4.5), each with the level of the proof.
 *
 * @param passwordAt when the password was proved or renewed by a second factor; null for never
 * @param secondAt when a second factor was; null for never, and after a new password
 */
public record Proofs(
        NsisLevel passwordLevel,
        @Nullable Instant passwordAt,
        NsisLevel secondLevel,
        @Nullable Instant secondAt) implements Serializable {
    public static final Proofs NOTHING = new Proofs(NsisLevel.NONE, null, NsisLevel.NONE, null);

    /** The right password: asks for a second factor anew. By itself it is never of the level HIGH. */
    public static Proofs password(NsisLevel level, Instant at) {
        return new Proofs(level.atMost(NsisLevel.SUBSTANTIAL), at, NsisLevel.NONE, null);
    }

    /** One device that carries both factors, as a passkey that has seen a finger: the level of person and device. */
    public static Proofs both(NsisLevel person, NsisLevel device, Instant at) {
        var level = person.atMost(device);
        return new Proofs(level, at, device, at);
    }

    /** A second factor besides: renews both clocks. Without a password it proves nothing. */
    public Proofs second(NsisLevel level, Instant at) {
        return passwordAt == null ? this : new Proofs(passwordLevel, at, level, at);
    }

    boolean hasPassword(Clocks clocks, Instant now) {
        return passwordAt != null && now.isBefore(passwordAt.plus(clocks.password()));
    }

    /** Whether a second factor was shown, and not too long ago. */
    public boolean hasSecond(Clocks clocks, Instant now) {
        return secondAt != null && now.isBefore(secondAt.plus(clocks.secondFactor()));
    }

    /** What the session counts for now; empty where it counts for nobody. @param person the level of the person */
    public Optional<NsisLevel> state(NsisLevel person, Clocks clocks, Instant now) {
        if (!hasPassword(clocks, now)) return Optional.empty();
        var first = person.atMost(passwordLevel);
        var all = hasSecond(clocks, now) ? first.atMost(secondLevel) : NsisLevel.NONE;
        // what is above LOW needs all three; LOW does with the first two
        return Optional.of(all.reaches(NsisLevel.SUBSTANTIAL) ? all : first.atMost(NsisLevel.LOW));
    }
}
