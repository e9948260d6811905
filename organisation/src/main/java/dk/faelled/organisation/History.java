package dk.faelled.organisation;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All registrations of an object, oldest first, each with what was known from then on. */
public record History<A extends Record>(List<Entry<A>> entries) {
    public record Entry<A extends Record>(Registration registration, Segments<A> segments) {}

    /** One field over time: a lane of the timeline. */
    public record Lane(String field, List<Segment<@Nullable Object>> values) {}

    /** A field that differs between two points of view. */
    public record Difference(
            String field, @Nullable Object before, @Nullable Object after) {}

    /** What was known at the moment. */
    public Segments<A> knownAt(Instant moment) {
        return entries.reversed().stream()
                .filter(e -> !e.registration().at().isAfter(moment))
                .findFirst()
                .map(Entry::segments)
                .orElseGet(Segments::none);
    }

    /** What differs between two points in time; either axis may. */
    public List<Difference> compare(AsOf one, AsOf other) {
        var before = at(one);
        var after = at(other);
        var state = before != null ? before : after;
        if (state == null) return List.of();
        return Arrays.stream(state.getClass().getRecordComponents())
                .map(c -> new Difference(c.getName(), value(c, before), value(c, after)))
                .filter(d -> !Objects.equals(d.before(), d.after()))
                .toList();
    }

    /** The segments taken apart into one lane a field. */
    public static <A extends Record> List<Lane> lanes(Segments<A> segments) {
        if (segments.isEmpty()) return List.of();
        var components = segments.list().getFirst().state().getClass().getRecordComponents();
        return Arrays.stream(components).map(c -> lane(c, segments)).toList();
    }

    private static <A extends Record> Lane lane(RecordComponent component, Segments<A> segments) {
        var values = new ArrayList<Segment<@Nullable Object>>();
        for (var next : segments.list()) {
            var value = value(component, next.state());
            var last = values.isEmpty() ? null : values.getLast();
            if (last != null && last.valid().end().equals(next.valid().first()) && Objects.equals(last.state(), value))
                values.set(
                        values.size() - 1,
                        new Segment<>(
                                new Validity(last.valid().from(), next.valid().until()), value));
            else values.add(new Segment<>(next.valid(), value));
        }
        return new Lane(component.getName(), List.copyOf(values));
    }

    private @Nullable A at(AsOf point) {
        var known = point.knownAt() == null
                ? (entries.isEmpty() ? Segments.<A>none() : entries.getLast().segments())
                : knownAt(point.knownAt());
        return known.at(point.on()).orElse(null);
    }

    private static @Nullable Object value(RecordComponent component, @Nullable Record state) {
        if (state == null) return null;
        try {
            return component.getAccessor().invoke(state);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
