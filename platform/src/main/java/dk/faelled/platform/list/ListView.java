package dk.faelled.platform.list;

import dk.faelled.platform.page.Chip;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import dk.faelled.platform.page.Query;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Everything that the list components of a page show; made from definition, request and page. */
public record ListView<R>(ListDefinition<R> list, ListRequest request, ListPage<R> page, List<SavedView> views) {

    /**
     * @param sort address of the list sorted by this column, the other way if it is already; null where it cannot be
     * @param order for {@code aria-sort}; null for a column that cannot be sorted
     */
    public record Head(
            String key,
            String label,
            boolean number,
            @Nullable String sort,
            @Nullable String order) {}

    public record Choice(String key, String label, boolean shown) {}

    /** @param size null where the link is to the page at hand */
    public record Size(int size, @Nullable String href) {}

    /** A filter of the bar. @param range two ends instead of one value */
    public record Filter(
            String name,
            String label,
            String inputType,
            boolean range,
            List<Option> choices,
            String value,
            String from,
            String until) {}

    public static <R> ListView<R> of(ListDefinition<R> list, ListRequest request, ListPage<R> page) {
        return new ListView<>(list, request, page, List.of());
    }

    public ListView<R> with(List<SavedView> views) {
        return new ListView<>(list, request, page, views);
    }

    public String caption() {
        return Messages.text(list.captionKey());
    }

    public List<R> rows() {
        return page.rows();
    }

    public boolean isEmpty() {
        return page.rows().isEmpty();
    }

    /** Whether the list is empty because of what the reader asked for, rather than in itself. */
    public boolean filtered() {
        return !request.filters().without("asOf").parameters().isEmpty();
    }

    public boolean shows(String column) {
        return list.shown(request).stream().anyMatch(shown -> shown.key().equals(column));
    }

    public List<Head> heads() {
        var sort = list.sort(request);
        return list.shown(request).stream().map(column -> head(column, sort)).toList();
    }

    private Head head(Column<R> column, List<SortKey> sort) {
        var label = Messages.text(column.labelKey());
        if (!column.sortable())
            return new Head(column.key(), label, column.type().number(), null, null);
        var first = sort.isEmpty() ? null : sort.getFirst();
        var sorted = first != null && first.column().equals(column.key());
        var up = !sorted || Objects.requireNonNull(first).descending();
        return new Head(
                column.key(),
                label,
                column.type().number(),
                request.from(request.query().with("sort", (up ? "" : "-") + column.key())),
                !sorted ? "none" : up ? "descending" : "ascending");
    }

    /** The cells of a row in the order of the heads, written as the reader writes. */
    public List<String> cells(R row) {
        return list.shown(request).stream()
                .map(column -> written(column, column.value().apply(row)))
                .toList();
    }

    private static String written(Column<?> column, @Nullable Object value) {
        var formats = Formats.current();
        return switch (value) {
            case null -> "";
            case LocalDate day -> day.equals(LocalDate.MAX) ? "" : whole(formats.shortDay(day));
            case Instant moment -> whole(formats.moment(moment));
            case BigDecimal number -> formats.number(number);
            case Number number -> formats.number(number);
            case Boolean yes -> Messages.text(yes ? "platform.list.yes" : "platform.list.no");
            default ->
                column.choices().get().stream()
                        .filter(choice -> choice.value().equals(value.toString()))
                        .map(Option::text)
                        .findFirst()
                        .orElse(value.toString());
        };
    }

    /** In a narrow column a moment would stand in four lines. */
    private static String whole(String time) {
        return time.replace(' ', '\u00a0');
    }

    public String countText() {
        return page.countIsExact()
                ? Messages.text("platform.list.count", page.count())
                : Messages.text("platform.list.count.over", ListPage.COUNTED);
    }

    public @Nullable String beforeHref() {
        return page.before() == null
                ? null
                : request.kept().with("before", page.before()).on(request.path());
    }

    public @Nullable String afterHref() {
        return page.after() == null
                ? null
                : request.kept().with("after", page.after()).on(request.path());
    }

    /** The list from its start, without filters. */
    public String cleared() {
        return request.from(new Query(request.query().parameters().stream()
                .filter(parameter ->
                        !parameter.name().equals("q") && !parameter.name().startsWith("f."))
                .toList()));
    }

    public List<Size> sizes() {
        return List.of(25, 50, 100).stream()
                .map(size -> new Size(
                        size,
                        size == request.size()
                                ? null
                                : request.from(request.query().with("size", size.toString()))))
                .toList();
    }

    public List<Chip> chips() {
        var chips = new ArrayList<Chip>();
        if (!request.q().isEmpty())
            chips.add(new Chip(
                    "“" + request.q() + "”", request.from(request.query().without("q"))));
        for (var column : list.columns()) {
            if (!column.filterable()) continue;
            var label = Messages.text(column.labelKey());
            for (var value : request.filter(column.key()))
                chips.add(new Chip(
                        label + ": " + choice(column, value),
                        request.from(request.query().without(new Query.Parameter("f." + column.key(), value)))));
            for (var end : List.of("from", "until")) {
                var bound = request.bound(column.key(), end);
                if (bound != null)
                    chips.add(new Chip(
                            Messages.text("platform.list." + end, label, bound(column, bound)),
                            request.from(request.query().without("f." + column.key() + "." + end))));
            }
        }
        return chips;
    }

    private static String bound(Column<?> column, String text) {
        try {
            return column.type().number() ? text : Formats.current().shortDay(LocalDate.parse(text));
        } catch (java.time.DateTimeException notADay) {
            return text;
        }
    }

    private static String choice(Column<?> column, String value) {
        return choices(column).stream()
                .filter(choice -> choice.value().equals(value))
                .map(Option::text)
                .findFirst()
                .orElse(value);
    }

    private static List<Option> choices(Column<?> column) {
        return column.type() == ColumnType.BOOLEAN
                ? List.of(
                        new Option("true", Messages.text("platform.list.yes")),
                        new Option("false", Messages.text("platform.list.no")))
                : column.choices().get();
    }

    public boolean searchable() {
        return list.search() != null;
    }

    public List<Filter> filters() {
        return list.columns().stream()
                .filter(Column::filterable)
                .map(column -> new Filter(
                        "f." + column.key(),
                        Messages.text(column.labelKey()),
                        switch (column.type()) {
                            case DATE, MOMENT -> "date";
                            default -> "text";
                        },
                        switch (column.type()) {
                            case DATE, MOMENT, NUMBER -> true;
                            default -> false;
                        },
                        choices(column),
                        request.filter(column.key()).stream().findFirst().orElse(""),
                        Objects.requireNonNullElse(request.bound(column.key(), "from"), ""),
                        Objects.requireNonNullElse(request.bound(column.key(), "until"), "")))
                .toList();
    }

    /** What a form of the filter bar must send along that is none of its fields. */
    public List<Query.Parameter> besideFilters() {
        return request.kept().parameters().stream()
                .filter(parameter ->
                        !parameter.name().equals("q") && !parameter.name().startsWith("f."))
                .toList();
    }

    public List<Query.Parameter> besideColumns() {
        return request.kept().without("cols").parameters();
    }

    public List<Choice> choices() {
        return list.columns().stream()
                .map(column -> new Choice(column.key(), Messages.text(column.labelKey()), shows(column.key())))
                .toList();
    }

    /** Address of the same rows as a file: the list's path with {@code /export}. @param format csv or xlsx */
    public String exportHref(String format, boolean allColumns) {
        var query = request.kept().without("size").with("format", format);
        return (allColumns ? query.with("all", "true") : query).on(request.path() + "/export");
    }

    public String selectionToken() {
        return Selection.token(request);
    }

    public String viewHref(SavedView view) {
        return Query.of(view.query()).with("view", view.id().toString()).on(request.path());
    }
}
