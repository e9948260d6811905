package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.Validity;
import dk.faelled.organisation.os2mo.Asked;
import dk.faelled.organisation.os2mo.Fault;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time that segments are looked for in, in whole days: a segment is met when its midnights are.
 *
 * @param from null: as early as there is
 * @param until the first day that does not count; null: as late as there is
 */
record Window(@Nullable LocalDate from, @Nullable LocalDate until) {
    static Window now(Asked asked) {
        return on(asked.today());
    }

    static Window on(LocalDate day) {
        return new Window(day, day.plusDays(1));
    }

    /** Absent, null and given differ: now, unbounded, that moment; an absent end is just after the beginning. */
    static Window of(Map<String, @Nullable Object> given, String from, String to, Asked asked) {
        var begins = given.containsKey(from) ? moment(given.get(from)) : asked.local();
        if (!given.containsKey(to)) {
            if (begins == null) throw new Fault("Cannot infer UNSET to_date from interval starting at -infinity");
            return days(begins, begins.plus(Duration.ofMillis(1)));
        }
        var ends = moment(given.get(to));
        if (begins != null && ends != null && begins.isAfter(ends))
            throw new Fault("from_date must be less than or equal to to_date");
        return days(begins, ends);
    }

    private static Window days(@Nullable LocalDateTime begins, @Nullable LocalDateTime ends) {
        return new Window(begins == null ? null : begins.toLocalDate(), ends == null ? null : after(ends));
    }

    private static LocalDate after(LocalDateTime end) {
        var day = end.toLocalDate();
        return end.toLocalTime().equals(LocalTime.MIDNIGHT) ? day : day.plusDays(1);
    }

    private static @Nullable LocalDateTime moment(@Nullable Object given) {
        return given == null ? null : Moments.local(given.toString());
    }

    boolean meets(Validity valid) {
        return (until == null || valid.first().isBefore(until))
                && (from == null || valid.end().isAfter(from));
    }
}
