package dk.faelled.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** The algebra against the plainest model there is: one entry a day. */
class SegmentsPropertyTest {
    private static final LocalDate DAY_ONE = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 24;

    sealed interface Step {
        record Update(int from, int until, String field, int value) implements Step {}

        record Terminate(int from, int until) implements Step {}
    }

    @Property
    void everyDayIsAsTheDayByDayModelSays(@ForAll("steps") List<Step> steps) {
        var segments = Segments.of(validity(4, 16), Map.of("a", 0, "b", 0));
        var model = new ArrayList<@Nullable Map<String, Integer>>();
        for (int i = 0; i < DAYS; i++) model.add(i >= 4 && i < 16 ? Map.of("a", 0, "b", 0) : null);

        for (var step : steps) {
            if (segments.isEmpty()) break;
            switch (step) {
                case Step.Terminate(int from, int until) -> {
                    segments = segments.terminate(validity(from, until));
                    for (int i = from; i < until; i++) model.set(i, null);
                }
                case Step.Update(int from, int until, var field, int value) -> {
                    segments = segments.update(validity(from, until), m -> patched(m, field, value));
                    var before = new ArrayList<>(model);
                    for (int i = from; i < until; i++) model.set(i, patched(base(before, i), field, value));
                }
            }
            for (int i = 0; i < DAYS; i++)
                assertThat(segments.at(DAY_ONE.plusDays(i)).orElse(null)).isEqualTo(model.get(i));
            assertThat(segments.list().size()).isEqualTo(runs(model));
        }
    }

    @Property
    void updatingTwiceIsUpdatingOnce(@ForAll("steps") List<Step> steps) {
        var segments = Segments.of(validity(4, 16), Map.of("a", 0, "b", 0));
        for (var step : steps)
            if (step instanceof Step.Update(int from, int until, var field, int value)) {
                segments = segments.update(validity(from, until), m -> patched(m, field, value));
                assertThat(segments.update(validity(from, until), m -> patched(m, field, value)))
                        .isEqualTo(segments);
            }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        var day = Arbitraries.integers().between(0, DAYS - 1);
        var update = Combinators.combine(
                        day,
                        day,
                        Arbitraries.of("a", "b"),
                        Arbitraries.integers().between(0, 2))
                .as((x, y, f, v) -> (Step) new Step.Update(Math.min(x, y), Math.max(x, y) + 1, f, v));
        var terminate = Combinators.combine(day, day)
                .as((x, y) -> (Step) new Step.Terminate(Math.min(x, y), Math.max(x, y) + 1));
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(3, update), net.jqwik.api.Tuple.of(1, terminate))
                .list()
                .ofMaxSize(8);
    }

    /** The last day stands for all that follow, the first for all before. */
    private static Validity validity(int from, int until) {
        return new Validity(from == 0 ? null : DAY_ONE.plusDays(from), until == DAYS ? null : DAY_ONE.plusDays(until));
    }

    private static Map<String, Integer> patched(Map<String, Integer> base, String field, int value) {
        var copy = new java.util.TreeMap<>(base);
        copy.put(field, value);
        return Map.copyOf(copy);
    }

    private static Map<String, Integer> base(List<@Nullable Map<String, Integer>> model, int day) {
        for (int i = day; i >= 0; i--) if (model.get(i) instanceof Map<String, Integer> m) return m;
        for (int i = day; i < DAYS; i++) if (model.get(i) instanceof Map<String, Integer> m) return m;
        throw new AssertionError(Arrays.toString(model.toArray()));
    }

    private static int runs(List<@Nullable Map<String, Integer>> model) {
        int runs = 0;
        for (int i = 0; i < DAYS; i++)
            if (model.get(i) != null && (i == 0 || !model.get(i).equals(model.get(i - 1)))) runs++;
        return runs;
    }
}
