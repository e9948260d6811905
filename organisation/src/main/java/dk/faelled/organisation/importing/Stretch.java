package dk.faelled.organisation.importing;

import dk.faelled.organisation.Segments;
import dk.faelled.organisation.Validity;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Segments that follow the period of something else, and keep what others wrote into them. */
final class Stretch {
    private Stretch() {}

    /** Begins and ends where the period now does; where it did so before already, nothing happens. */
    static <A> Segments<A> reshaped(Segments<A> segments, @Nullable Validity before, Validity now) {
        if (segments.isEmpty() || before == null) return segments;
        var result = segments;
        if (!before.first().equals(now.first())) result = begins(result, now);
        if (!before.end().equals(now.end()) && !result.isEmpty()) result = ends(result, now);
        return result;
    }

    private static <A> Segments<A> begins(Segments<A> segments, Validity now) {
        var first = segments.list().getFirst().valid();
        if (now.from() != null && now.first().isAfter(first.first()))
            return segments.terminate(Validity.until(now.from()));
        if (first.from() != null && now.first().isBefore(first.first()))
            return segments.update(new Validity(now.from(), first.from()), state -> state);
        return segments;
    }

    private static <A> Segments<A> ends(Segments<A> segments, Validity now) {
        var last = segments.list().getLast().valid();
        if (now.until() != null && now.end().isBefore(last.end()))
            return segments.terminate(Validity.from(now.until()));
        if (last.until() != null && now.end().isAfter(last.end()))
            return segments.update(new Validity(last.until(), now.until()), state -> state);
        return segments;
    }

    /** Changed where it is there. */
    static <A> Segments<A> patched(Segments<A> segments, Validity over, UnaryOperator<A> change) {
        var result = segments;
        for (var segment : segments.overlapping(over)) {
            var meet = segment.valid().meet(over);
            if (meet.isPresent()) result = result.update(meet.get(), change);
        }
        return result;
    }

    /** There all the time: changed where it was, fresh where it was not. */
    static <A> Segments<A> present(Segments<A> segments, Validity over, A fresh, UnaryOperator<A> change) {
        var missing = segments.missing(over);
        var result = patched(segments, over, change);
        for (var gap : missing) result = result.with(gap, fresh);
        return result;
    }
}
