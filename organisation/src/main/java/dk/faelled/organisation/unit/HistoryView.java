package dk.faelled.organisation.unit;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.History;
import dk.faelled.organisation.Id;
import dk.faelled.organisation.Segments;
import dk.faelled.organisation.Unit;
import dk.faelled.organisation.Validity;
import dk.faelled.platform.page.Change;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Timeline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was written about a unit, when and by whom, newest first.
 *
 * @param compared null until two points are given
 */
public record HistoryView(
        List<Entry> entries,
        Timeline timeline,
        @Nullable List<Change> compared,
        String oneOn,
        String oneKnownAt,
        String otherOn,
        String otherKnownAt) {
    public record Entry(
            String number,
            String at,
            String actor,
            @Nullable String note,
            String lifeCycle,
            List<Change> changes) {}

    static final int MOST = 100;

    static Set<UUID> referred(History<Unit> history) {
        var ids = new HashSet<UUID>();
        for (var entry : history.entries())
            for (var lane : History.lanes(entry.segments()))
                for (var value : lane.values()) if (value.state() instanceof Id id) ids.add(id.value());
        return ids;
    }

    static HistoryView of(
            History<Unit> history,
            Segments<Unit> shown,
            Map<UUID, String> names,
            LocalDate today,
            AsOf one,
            @Nullable AsOf other,
            String oneKnownAt,
            String otherKnownAt) {
        var entries = new ArrayList<Entry>();
        var all = history.entries();
        for (int i = all.size() - 1; i >= Math.max(0, all.size() - MOST); i--) {
            var entry = all.get(i);
            var registration = entry.registration();
            entries.add(new Entry(
                    String.valueOf(registration.number()),
                    Formats.current().moment(registration.at()),
                    registration.actorName(),
                    registration.note(),
                    Messages.text("organisation.unit.page.lifecycle." + registration.lifeCycle()),
                    changes(i == 0 ? Segments.none() : all.get(i - 1).segments(), entry.segments(), names)));
        }
        var periods = new ArrayList<Timeline.Period>();
        for (var lane : History.lanes(shown))
            for (var value : lane.values())
                if (value.state() != null)
                    periods.add(new Timeline.Period(
                            label(lane.field()),
                            Objects.requireNonNullElse(word(value.state(), names), ""),
                            value.valid().from(),
                            value.valid().until()));
        var compared = other == null
                ? null
                : history.compare(one, other).stream()
                        .map(d -> new Change(label(d.field()), word(d.before(), names), word(d.after(), names)))
                        .toList();
        return new HistoryView(
                entries,
                new Timeline(Messages.text("organisation.unit.page.timeline"), periods, today),
                compared,
                one.on().toString(),
                oneKnownAt,
                other == null ? "" : other.on().toString(),
                otherKnownAt);
    }

    /** What one registration says otherwise than the one before, field by field and period by period. */
    private static List<Change> changes(Segments<Unit> before, Segments<Unit> after, Map<UUID, String> names) {
        var was = lanes(before);
        var is = lanes(after);
        var fields = new LinkedHashMap<String, Boolean>();
        is.keySet().forEach(f -> fields.put(f, true));
        was.keySet().forEach(f -> fields.put(f, true));
        var changes = new ArrayList<Change>();
        for (var field : fields.keySet()) {
            var one = was.get(field);
            var other = is.get(field);
            for (var piece : pieces(one, other)) {
                var old = at(one, piece);
                var now = at(other, piece);
                if (!Objects.equals(old, now))
                    changes.add(new Change(
                            label(field) + ", " + Formats.current().period(piece.from(), piece.until()),
                            word(old, names),
                            word(now, names)));
            }
        }
        return changes;
    }

    private static Map<String, History.Lane> lanes(Segments<Unit> segments) {
        var lanes = new LinkedHashMap<String, History.Lane>();
        for (var lane : History.lanes(segments)) lanes.put(lane.field(), lane);
        return lanes;
    }

    private static List<Validity> pieces(History.@Nullable Lane one, History.@Nullable Lane other) {
        var cuts = new TreeSet<LocalDate>();
        for (var lane : new History.@Nullable Lane[] {one, other})
            if (lane != null)
                for (var value : lane.values()) {
                    cuts.add(value.valid().first());
                    cuts.add(value.valid().end());
                }
        var pieces = new ArrayList<Validity>();
        LocalDate from = null;
        for (var cut : cuts) {
            if (from != null)
                pieces.add(
                        new Validity(from.equals(LocalDate.MIN) ? null : from, cut.equals(LocalDate.MAX) ? null : cut));
            from = cut;
        }
        return pieces;
    }

    private static @Nullable Object at(History.@Nullable Lane lane, Validity piece) {
        if (lane == null) return null;
        for (var value : lane.values()) if (value.valid().contains(piece)) return value.state();
        return null;
    }

    static String label(String field) {
        return Messages.text("organisation.unit.page.field." + field);
    }

    static @Nullable String word(@Nullable Object value, Map<UUID, String> names) {
        return switch (value) {
            case null -> null;
            case Id id -> names.getOrDefault(id.value(), id.value().toString());
            default -> value.toString();
        };
    }
}
