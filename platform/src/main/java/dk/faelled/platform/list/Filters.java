package dk.faelled.platform.list;

import dk.faelled.platform.page.Formats;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a request, in SQL with parameters; values that are none of the column's type are left out, with a note.
 *
 * @param narrows whether the request asks for fewer rows than the list has
 */
record Filters(String where, Map<String, Object> parameters, List<String> notes, boolean narrows) {

    static <R> Filters of(ListDefinition<R> list, ListRequest request) {
        var made = new Making();
        made.conditions.add("(" + list.where() + ")");
        var q = request.q();
        if (!q.isEmpty() && list.search() != null) {
            var lower = escaped(q.toLowerCase(Locale.ROOT));
            made.conditions.add("(" + list.search() + ")");
            made.parameters.put("q", q);
            made.parameters.put("qStart", lower + "%");
            made.parameters.put("qAnywhere", "%" + lower + "%");
        }
        for (var column : list.columns()) if (column.filterable()) made.column(column, request);
        return new Filters(
                String.join("\n   and ", made.conditions),
                made.parameters,
                List.copyOf(made.notes),
                made.conditions.size() > 1);
    }

    static String escaped(String like) {
        return like.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static final class Making {
        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> parameters = new LinkedHashMap<>();
        private final List<String> notes = new ArrayList<>();

        private void column(Column<?> column, ListRequest request) {
            var values = request.filter(column.key());
            try {
                if (!values.isEmpty()) any(column, values);
                var from = request.bound(column.key(), "from");
                if (from != null) compared(column, ">=", from, false);
                var until = request.bound(column.key(), "until");
                if (until != null) compared(column, column.type() == ColumnType.MOMENT ? "<" : "<=", until, true);
            } catch (DateTimeException | IllegalArgumentException notOfThisType) {
                notes.add("platform.list.note.filter");
            }
        }

        private void any(Column<?> column, List<String> values) {
            var any = new ArrayList<String>();
            for (var value : values)
                any.add(
                        column.type() == ColumnType.TEXT
                                        && column.choices().get().isEmpty()
                                ? "lower(" + column.sql() + ") like "
                                        + named("%" + escaped(value.toLowerCase(Locale.ROOT)) + "%")
                                : column.sql() + " = " + named(value(column, value)));
            conditions.add("(" + String.join(" or ", any) + ")");
        }

        private void compared(Column<?> column, String sign, String text, boolean end) {
            if (column.type() == ColumnType.MOMENT) {
                var day = LocalDate.parse(text).plusDays(end ? 1 : 0);
                var moment = day.atStartOfDay(Formats.COPENHAGEN).toInstant().atOffset(ZoneOffset.UTC);
                conditions.add(column.sql() + " " + sign + " " + named(moment));
            } else conditions.add(column.sql() + " " + sign + " " + named(value(column, text)));
        }

        private static Object value(Column<?> column, String text) {
            return column.type() == ColumnType.NUMBER
                    ? new BigDecimal(text.contains(",") ? text.replace(".", "").replace(',', '.') : text)
                    : column.type().parse(text);
        }

        private String named(@Nullable Object value) {
            var name = "f" + parameters.size();
            parameters.put(name, java.util.Objects.requireNonNull(value));
            return ":" + name;
        }
    }
}
