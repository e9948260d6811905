package dk.faelled.organisation.editing;

import dk.faelled.organisation.Segment;
import dk.faelled.organisation.Segments;
import dk.faelled.organisation.Validity;
import dk.faelled.platform.RuleBroken;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a change counts, as people say it.
 *
 * @param last the last day that counts; null for no end
 * @param correction over the whole stretch in which the first day lies, since what stood there was wrong (rettelse af
 *     fejl); else from the first day on (ændring fra dato)
 */
record Period(LocalDate from, @Nullable LocalDate last, boolean correction) {
    static final String MODE = "mode";
    static final String CORRECTION = "correction";

    Period {
        if (last != null && last.isBefore(from))
            throw new RuleBroken("organisation.edit.error.end-before-start", from).at("to");
    }

    static Period of(Typed in) {
        return new Period(in.requiredDay("from"), in.day("to"), CORRECTION.equals(in.text(MODE)));
    }

    /** Nothing where the days are not yet written. */
    static Optional<Period> quiet(Typed in) {
        try {
            return Optional.of(of(in));
        } catch (RuleBroken notYet) {
            return Optional.empty();
        }
    }

    Validity asked() {
        return new Validity(from, last == null ? null : last.plusDays(1));
    }

    /** What is written over. */
    Validity over(Segments<?> segments) {
        if (!correction) return asked();
        return segments.list().stream()
                .map(Segment::valid)
                .filter(v -> v.contains(from))
                .findFirst()
                .orElseThrow(() -> new RuleBroken("organisation.edit.error.nothing-to-correct", from).at("from"));
    }
}
