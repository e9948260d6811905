package dk.faelled.organisation.migration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the copy goes on; kept with each page, so that a kill loses nothing.
 *
 * @param type which of the types, in their order
 * @param cursor of the source; null: from the start of the type
 * @param done objects so far
 * @param begun when this round began, by the source's clock
 */
record Place(Phase phase, int type, @Nullable String cursor, long done, int pages, Instant begun, Tally tally) {
    enum Phase {
        /** All objects of the source. */
        READ,
        /** All registrations of the source: what it had and deleted. */
        GONE,
        /** What changed at the source since the last round began. */
        CHANGES,
        /** Both are read and compared. */
        COMPARE
    }

    /** What was counted of the type at hand. */
    record Tally(long sourceCount, long sourceSum, long ownCount, long ownSum) {
        static final Tally NONE = new Tally(0, 0, 0, 0);

        Tally plus(Tally other) {
            return new Tally(
                    sourceCount + other.sourceCount,
                    sourceSum + other.sourceSum,
                    ownCount + other.ownCount,
                    ownSum + other.ownSum);
        }

        boolean equal() {
            return sourceCount == ownCount && sourceSum == ownSum;
        }
    }

    static Place start(Phase phase, Instant begun) {
        return new Place(phase, 0, null, 0, 0, begun, Tally.NONE);
    }

    Place at(@Nullable String next, long more, Tally counted) {
        return new Place(phase, type, next, done + more, pages + 1, begun, tally.plus(counted));
    }

    /** @param begun of the new phase */
    Place into(Phase next, Instant begun) {
        return new Place(next, 0, null, 0, 0, begun, Tally.NONE);
    }

    Place nextType() {
        return new Place(phase, type + 1, null, done, 0, begun, Tally.NONE);
    }
}
