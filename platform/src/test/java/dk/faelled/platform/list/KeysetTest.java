package dk.faelled.platform.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** The conditions, judged in memory, cut a sorted list exactly where the sorted list itself would be cut. */
class KeysetTest {
    record Row(@Nullable Integer a, @Nullable Integer b, int id) {
        List<@Nullable Integer> place() {
            return Arrays.asList(a, b, id);
        }
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        var value = Arbitraries.integers().between(0, 4); // 4 stands for null
        return Combinators.combine(value, value)
                .as((a, b) -> new Row(orNull(a), orNull(b), 0))
                .list()
                .ofMaxSize(30)
                .map(alike -> IntStream.range(0, alike.size())
                        .mapToObj(i -> new Row(alike.get(i).a, alike.get(i).b, i))
                        .toList());
    }

    private static @Nullable Integer orNull(int value) {
        return value == 4 ? null : Integer.valueOf(value);
    }

    @Property(tries = 500)
    void pagingForwardsAndBackwardsMeetsEveryRowOnceInOrder(
            @ForAll("rows") List<Row> rows, @ForAll boolean aDown, @ForAll boolean bDown) {
        var sorted = rows.stream().sorted(order(aDown, bDown)).toList();
        var forward = keyset(aDown, bDown, false);
        var backward = keyset(aDown, bDown, true);
        for (int i = 0; i < sorted.size(); i++) {
            var place = sorted.get(i).place();
            assertThat(sorted.stream().filter(row -> beyond(forward, place, row)))
                    .containsExactlyElementsOf(sorted.subList(i + 1, sorted.size()));
            assertThat(sorted.stream().filter(row -> beyond(backward, place, row)))
                    .containsExactlyElementsOf(sorted.subList(0, i));
        }
    }

    @Example
    void oneRowComparisonServesWhatRunsOneWayAndIsNeverNull() {
        var keyset = new Keyset(
                List.of(
                        new Keyset.Sorted("name", ColumnType.TEXT, true, false),
                        new Keyset.Sorted("id", ColumnType.ID, true, false)),
                false);
        assertThat(keyset.where(List.of("a", 1))).isEqualTo("(name, id) > (:k0, :k1)");
        assertThat(keyset.orderBy()).isEqualTo("name, id");
    }

    @Example
    void theOrderSaysWhereNullsGoOnlyWhereTheDefaultIsAnother() {
        assertThat(keyset(true, false, false).orderBy()).isEqualTo("a desc nulls last, b, id");
        assertThat(keyset(true, false, true).orderBy()).isEqualTo("a nulls first, b desc, id desc");
        assertThat(keyset(true, false, false).where(Arrays.asList(1, null, 7)))
                .isEqualTo("(((a < :k0 or a is null)) or (a = :k0 and b is null and id > :k2))");
    }

    private static Keyset keyset(boolean aDown, boolean bDown, boolean backward) {
        return new Keyset(
                List.of(
                        new Keyset.Sorted("a", ColumnType.NUMBER, false, aDown),
                        new Keyset.Sorted("b", ColumnType.NUMBER, false, bDown),
                        new Keyset.Sorted("id", ColumnType.NUMBER, true, bDown)),
                backward);
    }

    private static Comparator<Row> order(boolean aDown, boolean bDown) {
        Comparator<Integer> up = Comparator.naturalOrder();
        Comparator<Integer> down = Comparator.reverseOrder();
        return Comparator.comparing(Row::a, Comparator.nullsLast(aDown ? down : up))
                .thenComparing(Row::b, Comparator.nullsLast(bDown ? down : up))
                .thenComparing(Row::id, bDown ? down : up);
    }

    private static boolean beyond(Keyset keyset, List<@Nullable Integer> place, Row row) {
        return keyset.beyond(place).stream().anyMatch(all -> all.stream()
                .allMatch(step -> holds(step, place.get(step.at()), row.place().get(step.at()))));
    }

    private static boolean holds(Keyset.Step step, @Nullable Integer place, @Nullable Integer value) {
        return switch (step) {
            case Keyset.Step.Same _ -> value != null && value.equals(place);
            case Keyset.Step.Greater(int at, boolean orNull) ->
                value == null ? orNull : value > Objects.requireNonNull(place);
            case Keyset.Step.Less(int at, boolean orNull) ->
                value == null ? orNull : value < Objects.requireNonNull(place);
            case Keyset.Step.IsNull _ -> value == null;
            case Keyset.Step.NotNull _ -> value != null;
        };
    }
}
