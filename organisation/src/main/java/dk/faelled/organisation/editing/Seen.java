package dk.faelled.organisation.editing;

import dk.faelled.organisation.History;
import dk.faelled.organisation.Id;
import dk.faelled.organisation.Segment;
import dk.faelled.organisation.Segments;
import java.time.LocalDate;
import java.util.Objects;

/** What stood in the form when it was opened: by that it is known what was changed. */
final class Seen {
    private Seen() {}

    /** The day whose values the form showed. */
    static LocalDate day(Typed in) {
        var shown = in.quietDay("shown");
        if (shown != null) return shown;
        return Objects.requireNonNullElse(in.quietDay("from"), LocalDate.EPOCH);
    }

    /** The fields as they were in the registration that was shown. */
    static <I extends Id, A extends Record> Typed fields(Draft<I, A> draft, I id, Typed in) {
        var seen = in.number("registration");
        return draft.register().history(id).entries().reversed().stream()
                .filter(e -> e.registration().number() <= seen)
                .map(History.Entry::segments)
                .filter(s -> !s.isEmpty())
                .findFirst()
                .map(s -> draft.sheet().read(near(s, day(in))))
                .orElseGet(Typed::nothing);
    }

    /** On the day, else where it begins next, else where it was last. */
    static <A> A near(Segments<A> segments, LocalDate day) {
        return segments.at(day)
                .or(() -> segments.list().stream()
                        .filter(s -> s.valid().first().isAfter(day))
                        .findFirst()
                        .map(Segment::state))
                .orElseGet(() -> segments.list().getLast().state());
    }
}
