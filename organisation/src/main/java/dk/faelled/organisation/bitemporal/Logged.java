package dk.faelled.organisation.bitemporal;

import dk.faelled.organisation.Segments;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the audit log keeps of a registration: the stretches that it took away, or put in their place. */
record Logged(long registration, List<Stretch> stretches) {
    record Stretch(String from, String until, Map<String, String> fields) {}

    static <A extends Record> @Nullable Logged of(Shape<?, A> shape, long number, Segments<A> one, Segments<A> other) {
        var stretches = one.list().stream()
                .filter(s -> !other.list().contains(s))
                .map(s -> new Stretch(
                        text(s.valid().from()), text(s.valid().until()), new TreeMap<>(shape.logged(s.state()))))
                .toList();
        return stretches.isEmpty() ? null : new Logged(number, stretches);
    }

    private static String text(@Nullable Object bound) {
        return bound == null ? "" : bound.toString();
    }
}
