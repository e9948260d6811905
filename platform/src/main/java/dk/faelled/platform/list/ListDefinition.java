package dk.faelled.platform.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/**
 * A list of the program, written once: where its rows come from and what its columns can do. Page, count, export and
 * "all hits" follow from it.
 *
 * <pre>{@code
 * static final ListDefinition<UnitRow> UNITS = ListDefinition.<UnitRow>of("organisation.units", "organisation.unit.list")
 *         .select("u.id, u.name, u.valid_from", "unit u")
 *         .where("u.valid_from <= :on and u.valid_until > :on")
 *         .search("u.search like :qAnywhere")
 *         .columns(Column.<UnitRow>text("name", "organisation.unit.name", "u.name", UnitRow::name).always().sorted().filtered())
 *         .sortedBy("name")
 *         .rows("u.id", (row, n) -> new UnitRow(...));
 * }</pre>
 *
 * @param key names it in saved views and the audit log
 * @param captionKey key of its heading
 * @param where conditions that always hold, with the caller's own parameters; {@code true} for none
 * @param counted table and condition that have the same rows as the list when the reader narrows nothing, without the
 *     joins that only bring what is shown; null to count the list itself
 * @param search condition for {@code q}, which may use {@code :q}, {@code :qStart} ({@code like}, lower case) and
 *     {@code :qAnywhere}; null where there is nothing to search
 * @param id the expression, a uuid, that is different in every row
 * @param personal how the access log is told whose data a file of it holds; null where it holds nobody's
 */
public record ListDefinition<R>(
        String key,
        String captionKey,
        String select,
        String from,
        String where,
        @Nullable String counted,
        @Nullable String search,
        List<Column<R>> columns,
        List<SortKey> defaultSort,
        String id,
        RowMapper<R> mapper,
        @Nullable Personal<R> personal) {

    /** @param kind of reading, as the access log names it @param subject whom a row is about, {@code person:7f1c…} */
    public record Personal<R>(String kind, Function<R, String> subject) {}

    public static <R> Unfinished<R> of(String key, String captionKey) {
        return new Unfinished<>(key, captionKey);
    }

    public Optional<Column<R>> column(String wanted) {
        return columns.stream().filter(column -> column.key().equals(wanted)).findFirst();
    }

    /** What the reader asked for as far as it can be sorted by, else the list's own order. */
    List<SortKey> sort(ListRequest request) {
        var asked = request.sort().stream()
                .filter(key -> column(key.column()).filter(Column::sortable).isPresent())
                .toList();
        return asked.isEmpty() ? defaultSort : asked;
    }

    /** The columns that the reader sees, in order. */
    public List<Column<R>> shown(ListRequest request) {
        var chosen = request.columns().stream()
                .map(this::column)
                .flatMap(Optional::stream)
                .toList();
        return chosen.isEmpty()
                ? columns.stream().filter(column -> !column.hidden()).toList()
                : chosen;
    }

    Keyset keyset(List<SortKey> sort, boolean backward) {
        var sorted = new ArrayList<Keyset.Sorted>();
        for (var key : sort) {
            var column = column(key.column()).orElseThrow();
            sorted.add(new Keyset.Sorted(column.sortSql(), column.type(), column.required(), key.descending()));
        }
        // the id runs the way of the last column, so that one row comparison may serve
        var last = !sort.isEmpty() && sort.getLast().descending();
        sorted.add(new Keyset.Sorted(id, ColumnType.ID, true, last));
        return new Keyset(sorted, backward);
    }

    /** The steps of making one. */
    public static final class Unfinished<R> {
        private final String key;
        private final String captionKey;
        private String select = "";
        private String from = "";
        private String where = "true";
        private @Nullable String counted;
        private @Nullable String search;
        private List<Column<R>> columns = List.of();
        private List<SortKey> sort = List.of();
        private @Nullable Personal<R> personal;

        private Unfinished(String key, String captionKey) {
            this.key = key;
            this.captionKey = captionKey;
        }

        public Unfinished<R> select(String select, String from) {
            this.select = select;
            this.from = from;
            return this;
        }

        public Unfinished<R> where(String where) {
            this.where = where;
            return this;
        }

        public Unfinished<R> counted(String counted) {
            this.counted = counted;
            return this;
        }

        public Unfinished<R> search(String search) {
            this.search = search;
            return this;
        }

        @SafeVarargs
        public final Unfinished<R> columns(Column<R>... columns) {
            this.columns = List.of(columns);
            return this;
        }

        /** A file of this list is a reading of personal data. */
        public Unfinished<R> about(String kind, Function<R, String> subject) {
            this.personal = new Personal<>(kind, subject);
            return this;
        }

        /** @param sort as in the address: {@code -date,name} */
        public Unfinished<R> sortedBy(String sort) {
            this.sort = SortKey.parse(sort);
            return this;
        }

        public ListDefinition<R> rows(String id, RowMapper<R> mapper) {
            var done = new ListDefinition<>(
                    key,
                    captionKey,
                    select,
                    from,
                    where,
                    counted,
                    search,
                    columns,
                    sort,
                    id,
                    Objects.requireNonNull(mapper),
                    personal);
            for (var by : sort)
                if (done.column(by.column()).isEmpty()) throw new IllegalArgumentException(key + ": no column " + by);
            return done;
        }
    }
}
