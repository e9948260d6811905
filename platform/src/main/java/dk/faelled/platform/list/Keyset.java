package dk.faelled.platform.list;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows beyond a place in a sorted list, nulls last: what {@code (a, b, id) > (…)} would say if SQL knew directions and
 * nulls there.
 *
 * @param columns what is sorted by, the id last
 * @param backward the rows before the place, nearest first
 */
record Keyset(List<Sorted> columns, boolean backward) {

    /** @param sql the expression with its collation */
    record Sorted(String sql, ColumnType type, boolean required, boolean descending) {}

    /** One comparison with the place's value in column {@code at}. */
    sealed interface Step {
        int at();

        record Same(int at) implements Step {}

        record Greater(int at, boolean orNull) implements Step {}

        record Less(int at, boolean orNull) implements Step {}

        record IsNull(int at) implements Step {}

        record NotNull(int at) implements Step {}
    }

    /** Any of the lists holds, each with all of its steps. */
    List<List<Step>> beyond(List<? extends @Nullable Object> place) {
        var any = new ArrayList<List<Step>>();
        var same = new ArrayList<Step>();
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            var value = place.get(i);
            if (value != null) {
                boolean orNull = !backward && !column.required;
                any.add(with(
                        same, column.descending != backward ? new Step.Less(i, orNull) : new Step.Greater(i, orNull)));
                same.add(new Step.Same(i));
            } else {
                if (backward) any.add(with(same, new Step.NotNull(i)));
                same.add(new Step.IsNull(i));
            }
        }
        return any;
    }

    /** @return the condition with parameters {@code k0, k1 …} */
    String where(List<? extends @Nullable Object> place) {
        if (simple()) {
            var names = String.join(", ", columns.stream().map(Sorted::sql).toList());
            var values = new ArrayList<String>();
            for (int i = 0; i < columns.size(); i++) values.add(":k" + i);
            var less = columns.getFirst().descending != backward;
            return "(" + names + ") " + (less ? "<" : ">") + " (" + String.join(", ", values) + ")";
        }
        var any = beyond(place).stream()
                .map(all ->
                        "(" + String.join(" and ", all.stream().map(this::sql).toList()) + ")")
                .toList();
        return any.isEmpty() ? "false" : "(" + String.join(" or ", any) + ")";
    }

    Map<String, Object> parameters(List<? extends @Nullable Object> place) {
        var parameters = new LinkedHashMap<String, Object>();
        for (int i = 0; i < columns.size(); i++) {
            var value = place.get(i);
            if (value != null) parameters.put("k" + i, value);
        }
        return parameters;
    }

    /** Says where nulls go only where it differs from the default, so that plain indexes serve. */
    String orderBy() {
        return String.join(
                ", ",
                columns.stream()
                        .map(column -> column.sql
                                + (column.descending != backward ? " desc" : "")
                                + (column.required || !column.descending
                                        ? ""
                                        : backward ? " nulls first" : " nulls last"))
                        .toList());
    }

    /** All one way and never null: one row comparison, which an index answers in one go. */
    private boolean simple() {
        return columns.stream().allMatch(Sorted::required)
                && columns.stream().map(Sorted::descending).distinct().count() == 1;
    }

    private String sql(Step step) {
        var expression = columns.get(step.at()).sql;
        return switch (step) {
            case Step.Same(int at) -> expression + " = :k" + at;
            case Step.Greater(int at, boolean orNull) -> compared(expression, ">", at, orNull);
            case Step.Less(int at, boolean orNull) -> compared(expression, "<", at, orNull);
            case Step.IsNull _ -> expression + " is null";
            case Step.NotNull _ -> expression + " is not null";
        };
    }

    private static String compared(String expression, String sign, int at, boolean orNull) {
        var compared = expression + " " + sign + " :k" + at;
        return orNull ? "(" + compared + " or " + expression + " is null)" : compared;
    }

    private static List<Step> with(List<Step> steps, Step last) {
        var all = new ArrayList<>(steps);
        all.add(last);
        return List.copyOf(all);
    }
}
