package dk.faelled.roles;

import dk.faelled.platform.RuleBroken;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When an assignment counts: both days are days with the right, as the field says it everywhere.
 *
 * @param start null: at once
 * @param stop the last day; null: until further notice
 */
public record Dates(@Nullable LocalDate start, @Nullable LocalDate stop) {
    public static final Dates ALWAYS = new Dates(null, null);

    public Dates {
        if (start != null && stop != null && stop.isBefore(start))
            throw new RuleBroken("roles.dates.stop-before-start", start, stop).at("stopDate");
    }

    public static Dates from(LocalDate start) {
        return new Dates(start, null);
    }

    public static Dates until(LocalDate stop) {
        return new Dates(null, stop);
    }

    public boolean contains(LocalDate day) {
        return !isBefore(day) && !isAfter(day);
    }

    /** Over before that day. */
    public boolean isBefore(LocalDate day) {
        return stop != null && stop.isBefore(day);
    }

    /** Not begun on that day. */
    public boolean isAfter(LocalDate day) {
        return start != null && start.isAfter(day);
    }

    public boolean overlaps(Dates other) {
        return !(other.stop != null && start != null && other.stop.isBefore(start))
                && !(stop != null && other.start != null && stop.isBefore(other.start));
    }

    /** The same, from now on, where its start is past or today: that is how it is kept. */
    public Dates keptOn(LocalDate today) {
        return start == null || start.isAfter(today) ? this : new Dates(null, stop);
    }
}
