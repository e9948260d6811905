package dk.faelled.identity.session;

import dk.faelled.secondfactor.NsisLevel;
import java.time.Duration;

/** For how long a proof counts: the password, and the second factor. Neither for less than ten minutes. */
public record Clocks(Duration password, Duration secondFactor) {
    static final Duration SHORTEST = Duration.ofMinutes(10);

    /** Where nobody has chosen others, and the longest where {@link NsisLevel#SUBSTANTIAL} is demanded. */
    public static final Clocks USUAL = new Clocks(Duration.ofMinutes(180), Duration.ofMinutes(60));

    public Clocks {
        if (password.compareTo(SHORTEST) < 0) password = SHORTEST;
        if (secondFactor.compareTo(SHORTEST) < 0) secondFactor = SHORTEST;
    }

    Clocks demanding(NsisLevel level) {
        if (!level.reaches(NsisLevel.SUBSTANTIAL)) return this;
        return new Clocks(shorter(password, USUAL.password), shorter(secondFactor, USUAL.secondFactor));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
