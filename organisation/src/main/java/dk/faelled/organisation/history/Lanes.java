package dk.faelled.organisation.history;

import dk.faelled.organisation.History;
import dk.faelled.organisation.Id;
import dk.faelled.organisation.Segment;
import dk.faelled.organisation.Segments;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.page.Labels;
import dk.faelled.organisation.page.Moment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one registration says beside what the one before said: a lane a field, a column a period. */
final class Lanes {
    private Lanes() {}

    /** The periods in which neither of the two says anything else at the end than at the start. */
    static List<Validity> columns(Segments<?> before, Segments<?> after) {
        var cuts = new TreeSet<LocalDate>();
        for (var segments : List.of(before, after))
            for (var segment : segments.list()) {
                cuts.add(segment.valid().first());
                cuts.add(segment.valid().end());
            }
        var columns = new ArrayList<Validity>();
        LocalDate from = null;
        for (var cut : cuts) {
            if (from != null)
                columns.add(
                        new Validity(from.equals(LocalDate.MIN) ? null : from, cut.equals(LocalDate.MAX) ? null : cut));
            from = cut;
        }
        return columns;
    }

    static <A extends Record> List<HistoryView.Lane> of(
            Type type, Segments<A> before, Segments<A> after, boolean first, Map<UUID, String> names, Moment moment) {
        var columns = columns(before, after);
        var was = byField(before);
        var is = byField(after);
        var fields = new LinkedHashMap<String, Boolean>();
        is.keySet().forEach(f -> fields.put(f, true));
        was.keySet().forEach(f -> fields.put(f, true));
        var lanes = new ArrayList<HistoryView.Lane>();
        for (var field : fields.keySet()) {
            var cells = cells(
                    columns,
                    was.getOrDefault(field, List.of()),
                    is.getOrDefault(field, List.of()),
                    first,
                    names,
                    moment);
            if (cells.stream()
                    .anyMatch(c -> c.changed() || c.text() != null && !c.text().equals("–")))
                lanes.add(new HistoryView.Lane(Labels.of(type, field), cells));
        }
        return lanes;
    }

    private static List<HistoryView.Cell> cells(
            List<Validity> columns,
            List<Segment<@Nullable Object>> was,
            List<Segment<@Nullable Object>> is,
            boolean first,
            Map<UUID, String> names,
            Moment moment) {
        var cells = new ArrayList<HistoryView.Cell>();
        for (var column : columns) {
            var old = at(was, column);
            var now = at(is, column);
            boolean changed = !first && !Objects.equals(old, now);
            var cell = new HistoryView.Cell(
                    now == null ? null : word(now.state(), names),
                    changed,
                    changed && old != null ? word(old.state(), names) : null,
                    now == null ? null : href(now.state(), moment),
                    1);
            var last = cells.isEmpty() ? null : cells.getLast();
            if (last != null && wider(last, cell.columns()).equals(wider(cell, last.columns())))
                cells.set(cells.size() - 1, wider(last, cell.columns()));
            else cells.add(cell);
        }
        return cells;
    }

    private static HistoryView.Cell wider(HistoryView.Cell cell, int by) {
        return new HistoryView.Cell(cell.text(), cell.changed(), cell.before(), cell.href(), cell.columns() + by);
    }

    private static <A extends Record> Map<String, List<Segment<@Nullable Object>>> byField(Segments<A> segments) {
        var lanes = new LinkedHashMap<String, List<Segment<@Nullable Object>>>();
        for (var lane : History.lanes(segments)) lanes.put(lane.field(), lane.values());
        return lanes;
    }

    private record Value(@Nullable Object state) {}

    private static @Nullable Value at(List<Segment<@Nullable Object>> lane, Validity column) {
        for (var value : lane) if (value.valid().contains(column)) return new Value(value.state());
        return null;
    }

    private static String word(@Nullable Object value, Map<UUID, String> names) {
        return Objects.requireNonNullElse(Labels.word(value, names), "–");
    }

    private static @Nullable String href(@Nullable Object value, Moment moment) {
        return value instanceof Id id
                ? moment.at("/organisation/history/" + Type.of(id.getClass()).table() + "/" + id.value())
                : null;
    }
}
