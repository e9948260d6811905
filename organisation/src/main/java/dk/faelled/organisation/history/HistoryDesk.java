package dk.faelled.organisation.history;

import static dk.faelled.platform.page.Messages.text;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.History;
import dk.faelled.organisation.Id;
import dk.faelled.organisation.Register;
import dk.faelled.organisation.Segments;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.page.Labels;
import dk.faelled.organisation.page.Moment;
import dk.faelled.organisation.page.Names;
import dk.faelled.platform.page.Change;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Query;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the history of any object, and compares it at two points in time. */
@Component
public class HistoryDesk {
    private static final int PAGE = 20;

    private final Names names;

    HistoryDesk(Names names) {
        this.names = names;
    }

    /** @param path of the page, @param query its query: which registrations, and what to compare with */
    public <I extends Id, A extends Record> HistoryView view(
            Register<I, A> register, I id, Moment moment, String path, Query query) {
        var all = register.history(id).entries();
        long before = number(query.first("before"));
        int until = all.size();
        while (until > 0 && before > 0 && all.get(until - 1).registration().number() >= before) until--;
        int from = Math.max(0, until - PAGE);
        var shown = all.subList(from, until);
        var earlier = from == 0 ? Segments.<A>none() : all.get(from - 1).segments();
        var called = names.of(referred(shown, earlier), AsOf.on(moment.on()));
        var entries = new ArrayList<HistoryView.Entry>();
        for (int i = from; i < until; i++) {
            var was = i == 0 ? Segments.<A>none() : all.get(i - 1).segments();
            entries.addFirst(entry(register.type(), all.get(i), was, i == 0, called, moment));
        }
        var otherOn = Moment.day(query.first("otherAsOf"));
        var otherKnown = java.util.Objects.requireNonNullElse(query.first("otherKnownAt"), "");
        return new HistoryView(
                entries,
                from == 0
                        ? null
                        : query.with(
                                        "before",
                                        String.valueOf(
                                                all.get(from).registration().number()))
                                .on(path),
                path,
                query.without("otherAsOf", "otherKnownAt", "before").parameters(),
                point(moment.asOf()),
                otherOn == null ? "" : otherOn.toString(),
                otherKnown,
                otherOn == null
                        ? null
                        : compared(
                                register.type(),
                                new History<>(all),
                                moment.asOf(),
                                new AsOf(otherOn, Moment.instant(otherKnown))));
    }

    private static String point(AsOf asOf) {
        var day = Formats.current().day(asOf.on());
        return asOf.knownAt() == null ? day : text("organisation.history.point", day, asOf.knownAt());
    }

    private <A extends Record> List<Change> compared(Type type, History<A> history, AsOf one, AsOf other) {
        var differences = history.compare(one, other);
        var ids = new HashSet<UUID>();
        for (var difference : differences) {
            collect(difference.before(), ids);
            collect(difference.after(), ids);
        }
        var called = names.of(ids, other);
        return differences.stream()
                .map(d -> new Change(
                        Labels.of(type, d.field()), Labels.word(d.before(), called), Labels.word(d.after(), called)))
                .toList();
    }

    private static <A extends Record> HistoryView.Entry entry(
            Type type, History.Entry<A> entry, Segments<A> was, boolean first, Map<UUID, String> names, Moment moment) {
        var registration = entry.registration();
        return new HistoryView.Entry(
                String.valueOf(registration.number()),
                Formats.current().moment(registration.at()),
                registration.actorName(),
                registration.note(),
                text("organisation.history." + registration.lifeCycle()),
                Lanes.columns(was, entry.segments()).stream()
                        .map(v -> v.from() == null && v.until() == null
                                ? text("organisation.history.always")
                                : Formats.current().shortDay(v.from()) + " – "
                                        + Formats.current()
                                                .shortDay(
                                                        v.until() == null
                                                                ? null
                                                                : v.until().minusDays(1)))
                        .toList(),
                Lanes.of(type, was, entry.segments(), first, names, moment));
    }

    private static <A extends Record> Set<UUID> referred(List<History.Entry<A>> entries, Segments<A> earlier) {
        var ids = new HashSet<UUID>();
        collect(earlier, ids);
        for (var entry : entries) collect(entry.segments(), ids);
        return ids;
    }

    private static <A extends Record> void collect(Segments<A> segments, Set<UUID> ids) {
        for (var lane : History.lanes(segments)) for (var value : lane.values()) collect(value.state(), ids);
    }

    private static void collect(@Nullable Object value, Set<UUID> ids) {
        if (value instanceof Id id) ids.add(id.value());
        else if (value instanceof List<?> many) many.forEach(v -> collect(v, ids));
    }

    private static long number(@Nullable String text) {
        return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}
