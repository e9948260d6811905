package dk.faelled.organisation;

import dk.faelled.platform.RuleBroken;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When something is true in the world (virkningstid): whole days in Europe/Copenhagen, {@code from} counts, {@code
 * until} does not; null is unbounded.
 */
public record Validity(@Nullable LocalDate from, @Nullable LocalDate until) {
    private static final LocalDate REJECTED = LocalDate.of(1, 1, 1);
    public static final Validity ALWAYS = new Validity(null, null);

    public Validity {
        if (REJECTED.equals(from) || REJECTED.equals(until))
            throw new RuleBroken(ErrorKey.INVALID_INPUT.key(), "0001-01-01");
        if (from != null && until != null && !from.isBefore(until))
            throw new RuleBroken(ErrorKey.END_BEFORE_START.key(), from, until);
    }

    public static Validity from(LocalDate day) {
        return new Validity(day, null);
    }

    public static Validity until(LocalDate day) {
        return new Validity(null, day);
    }

    public static Validity between(LocalDate from, LocalDate until) {
        return new Validity(from, until);
    }

    public static Validity on(LocalDate day) {
        return new Validity(day, day.plusDays(1));
    }

    /** From bounds in which {@link LocalDate#MIN} and {@link LocalDate#MAX} stand for unbounded; empty for no day at all. */
    static Optional<Validity> bounded(LocalDate first, LocalDate end) {
        if (!first.isBefore(end)) return Optional.empty();
        return Optional.of(
                new Validity(first.equals(LocalDate.MIN) ? null : first, end.equals(LocalDate.MAX) ? null : end));
    }

    /** The first day; {@link LocalDate#MIN} where unbounded, as the database driver writes {@code -infinity}. */
    public LocalDate first() {
        return from == null ? LocalDate.MIN : from;
    }

    /** The first day that does not count; {@link LocalDate#MAX} where unbounded. */
    public LocalDate end() {
        return until == null ? LocalDate.MAX : until;
    }

    public boolean contains(LocalDate day) {
        return !first().isAfter(day) && day.isBefore(end());
    }

    public boolean contains(Validity other) {
        return !first().isAfter(other.first()) && !other.end().isAfter(end());
    }

    public boolean overlaps(Validity other) {
        return first().isBefore(other.end()) && other.first().isBefore(end());
    }

    public Optional<Validity> meet(Validity other) {
        return bounded(max(first(), other.first()), min(end(), other.end()));
    }

    /** What is left when {@code other} is cut out: none, one or two pieces. */
    public List<Validity> without(Validity other) {
        return Stream.of(bounded(first(), min(end(), other.first())), bounded(max(first(), other.end()), end()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static LocalDate min(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    private static LocalDate max(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    @Override
    public String toString() {
        return "[" + (from == null ? "-∞" : from) + "," + (until == null ? "∞" : until) + ")";
    }
}
