package dk.faelled.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one registration says about an object: its segments in order of time, none overlapping, no two
 * neighbours alike. A gap means that the object was not there. Changes answer with the new state; this one stays.
 */
public record Segments<A>(List<Segment<A>> list) {

    public Segments {
        list = coalesced(list);
    }

    public static <A> Segments<A> none() {
        return new Segments<>(List.of());
    }

    public static <A> Segments<A> of(Validity valid, A state) {
        return new Segments<>(List.of(new Segment<>(valid, state)));
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }

    public Optional<A> at(LocalDate day) {
        return list.stream().filter(s -> s.valid().contains(day)).findFirst().map(Segment::state);
    }

    public List<Segment<A>> overlapping(Validity window) {
        return list.stream().filter(s -> s.valid().overlaps(window)).toList();
    }

    /** Whether the object is there on every day of {@code wanted}. */
    public boolean covers(Validity wanted) {
        return missing(wanted).isEmpty();
    }

    /** The parts of {@code wanted} in which the object is not there. */
    public List<Validity> missing(Validity wanted) {
        var left = List.of(wanted);
        for (var segment : list)
            left = left.stream()
                    .flatMap(v -> v.without(segment.valid()).stream())
                    .toList();
        return left;
    }

    /**
     * Writes over an interval: every stretch of {@code over} keeps its own base, so that each field keeps its own
     * history. Where the object was not there, the nearest earlier state is the base, else the nearest later one.
     *
     * @throws IllegalStateException when there is nothing to change
     */
    public Segments<A> update(Validity over, UnaryOperator<A> patch) {
        if (list.isEmpty()) throw new IllegalStateException("An object that is never there cannot be changed");
        var result = new ArrayList<>(outside(over));
        for (var piece : pieces(over)) result.add(new Segment<>(piece, patch.apply(base(piece.first()))));
        return new Segments<>(result);
    }

    /** Not there during {@code off}: a hole, or an end where {@code off} is open. */
    public Segments<A> terminate(Validity off) {
        return new Segments<>(outside(off));
    }

    /** Not there during {@code off} wherever {@code condition} holds. */
    public Segments<A> terminate(Validity off, Predicate<A> condition) {
        var result = new ArrayList<Segment<A>>();
        for (var segment : list) {
            if (condition.test(segment.state()))
                for (var left : segment.valid().without(off)) result.add(new Segment<>(left, segment.state()));
            else result.add(segment);
        }
        return new Segments<>(result);
    }

    /** The same state written over an interval, whatever was there (a correction, or one more period of an import). */
    public Segments<A> with(Validity over, A state) {
        var result = new ArrayList<>(outside(over));
        result.add(new Segment<>(over, state));
        return new Segments<>(result);
    }

    /** From the first day to the last, gaps included; null when never there. */
    public @Nullable Validity span() {
        if (list.isEmpty()) return null;
        return new Validity(
                list.getFirst().valid().from(), list.getLast().valid().until());
    }

    private List<Segment<A>> outside(Validity over) {
        return list.stream()
                .flatMap(s -> s.valid().without(over).stream().map(v -> new Segment<>(v, s.state())))
                .toList();
    }

    /** The maximal pieces of {@code over} in which the base is the same segment. */
    private List<Validity> pieces(Validity over) {
        var cuts = new TreeSet<LocalDate>();
        for (var segment : list) {
            cuts.add(segment.valid().first());
            cuts.add(segment.valid().end());
        }
        var inside = new ArrayList<Validity>();
        var from = over.first();
        for (var cut : cuts)
            if (cut.isAfter(from) && cut.isBefore(over.end())) {
                Validity.bounded(from, cut).ifPresent(inside::add);
                from = cut;
            }
        Validity.bounded(from, over.end()).ifPresent(inside::add);
        return inside;
    }

    private A base(LocalDate day) {
        var earlier = list.reversed().stream()
                .filter(s -> !s.valid().first().isAfter(day))
                .findFirst();
        return earlier.orElseGet(list::getFirst).state();
    }

    private static <A> List<Segment<A>> coalesced(List<Segment<A>> segments) {
        var result = new ArrayList<Segment<A>>();
        for (var next : segments.stream()
                .sorted(Comparator.comparing(s -> s.valid().first()))
                .toList()) {
            var last = result.isEmpty() ? null : result.getLast();
            if (last != null && last.valid().overlaps(next.valid()))
                throw new IllegalArgumentException("Segments overlap: " + last.valid() + " and " + next.valid());
            if (last != null
                    && last.valid().end().equals(next.valid().first())
                    && last.state().equals(next.state()))
                result.set(
                        result.size() - 1,
                        new Segment<>(
                                new Validity(last.valid().from(), next.valid().until()), last.state()));
            else result.add(next);
        }
        return List.copyOf(result);
    }
}
