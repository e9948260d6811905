package dk.faelled.platform.list;

import dk.faelled.platform.page.Option;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A column of a list. Made by {@link #text} and its siblings, then told what it can do:
 * {@code Column.text("name", "organisation.unit.name", "u.name", Unit::name).always().sorted().filtered()}.
 *
 * @param key stands in the address
 * @param labelKey key of the heading
 * @param sql the expression that is sorted and filtered by
 * @param required never null, which permits simpler SQL and plainer indexes
 * @param hidden shown only when the reader asks for it
 * @param value what a cell shows and an export writes: text, number, LocalDate, Instant, Boolean or null
 * @param choices all values with their texts where they are few; else empty
 */
public record Column<R>(
        String key,
        String labelKey,
        String sql,
        ColumnType type,
        boolean required,
        boolean sortable,
        boolean filterable,
        boolean hidden,
        Function<R, @Nullable Object> value,
        Supplier<List<Option>> choices) {

    public Column {
        if (!key.matches("[A-Za-z][A-Za-z0-9_-]*")) throw new IllegalArgumentException("column key " + key);
    }

    public static <R> Column<R> of(
            ColumnType type, String key, String labelKey, String sql, Function<R, @Nullable Object> value) {
        return new Column<>(key, labelKey, sql, type, false, false, false, false, value, List::of);
    }

    public static <R> Column<R> text(String key, String labelKey, String sql, Function<R, @Nullable Object> value) {
        return of(ColumnType.TEXT, key, labelKey, sql, value);
    }

    public static <R> Column<R> number(String key, String labelKey, String sql, Function<R, @Nullable Object> value) {
        return of(ColumnType.NUMBER, key, labelKey, sql, value);
    }

    public static <R> Column<R> date(String key, String labelKey, String sql, Function<R, @Nullable Object> value) {
        return of(ColumnType.DATE, key, labelKey, sql, value);
    }

    public static <R> Column<R> moment(String key, String labelKey, String sql, Function<R, @Nullable Object> value) {
        return of(ColumnType.MOMENT, key, labelKey, sql, value);
    }

    public static <R> Column<R> yesNo(String key, String labelKey, String sql, Function<R, @Nullable Object> value) {
        return of(ColumnType.BOOLEAN, key, labelKey, sql, value);
    }

    public Column<R> always() {
        return new Column<>(key, labelKey, sql, type, true, sortable, filterable, hidden, value, choices);
    }

    public Column<R> sorted() {
        return new Column<>(key, labelKey, sql, type, required, true, filterable, hidden, value, choices);
    }

    public Column<R> filtered() {
        return new Column<>(key, labelKey, sql, type, required, sortable, true, hidden, value, choices);
    }

    public Column<R> onRequest() {
        return new Column<>(key, labelKey, sql, type, required, sortable, filterable, true, value, choices);
    }

    /** Filtered by a choice among few values. The texts are asked for each page, in the reader's language. */
    public Column<R> chosenFrom(Supplier<List<Option>> values) {
        return new Column<>(key, labelKey, sql, type, required, sortable, true, hidden, value, values);
    }

    /** What the order by compares: text by the Danish rules (æ, ø, å last; a matching index makes it fast). */
    String sortSql() {
        return type == ColumnType.TEXT ? sql + " collate \"da-x-icu\"" : sql;
    }
}
