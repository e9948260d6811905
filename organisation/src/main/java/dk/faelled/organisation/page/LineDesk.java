package dk.faelled.organisation.page;

import dk.faelled.organisation.AsOf;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the tabs of lines on the pages of units and persons. */
@Component
public class LineDesk {
    private static final int PAGE = 50;

    private final LineTable table;
    private final Names names;
    private final Changeable changeable;

    LineDesk(LineTable table, Names names, Changeable changeable) {
        this.changeable = changeable;
        this.table = table;
        this.names = names;
    }

    public LinesView view(Side side, Section section, UUID owner, Moment moment, Tense tense, @Nullable String after) {
        var rows = table.page(side, section, owner, moment.asOf(), tense, after, PAGE + 1);
        var shown = rows.size() > PAGE ? rows.subList(0, PAGE) : rows;
        var called = names(shown, moment.asOf());
        var mayEdit = changeable.anything(moment);
        var type = Objects.requireNonNull(section.type());
        var allowed = mayEdit
                ? changeable.lines(type, shown.stream().map(LineTable.Row::id).toList())
                : Set.<UUID>of();
        var here = side.path(owner);
        var tenses = Arrays.stream(Tense.values())
                .map(t -> new Link(
                        Messages.text("organisation.tense." + t.word()),
                        moment.at(here, "tab", section.word(), "tense", t.word())))
                .toList();
        return new LinesView(
                side,
                section,
                tenses,
                tenses.get(tense.ordinal()).href(),
                tense,
                shown.stream()
                        .map(r -> row(side, section, r, tense, moment, called, here, allowed.contains(r.id())))
                        .toList(),
                rows.size() > PAGE
                        ? moment.at(
                                here,
                                "tab",
                                section.word(),
                                "tense",
                                tense.word(),
                                "after",
                                shown.getLast().key())
                        : null,
                mayEdit && section.changedFrom(side) == side && changeable.add(side, section, owner)
                        ? moment.at(here + "/" + section.word() + "/new")
                        : null,
                moment);
    }

    private Map<UUID, String> names(List<LineTable.Row> rows, AsOf asOf) {
        var ids = new HashSet<UUID>();
        for (var row : rows) {
            Stream.of(row.kind(), row.other()).flatMap(Stream::ofNullable).forEach(ids::add);
            ids.addAll(row.details());
            ids.addAll(row.roles());
        }
        return names.of(ids, asOf);
    }

    private static LinesView.Row row(
            Side side,
            Section section,
            LineTable.Row row,
            Tense tense,
            Moment moment,
            Map<UUID, String> names,
            String here,
            boolean mayEdit) {
        var kind = row.kind() == null ? "–" : names.getOrDefault(row.kind(), "–");
        var detail = Stream.concat(
                        Stream.ofNullable(row.text()).map(t -> word(section, t)),
                        row.details().stream().map(names::get))
                .filter(Objects::nonNull)
                .toList();
        var other = row.other() == null ? null : names.getOrDefault(row.other(), "–");
        // what is now shows for how long it is there at all; what was and will be, for how long it was or will be so
        var valid = tense == Tense.PRESENT ? row.span() : row.valid();
        return new LinesView.Row(
                other == null ? kind : other,
                other,
                row.other() == null
                        ? null
                        : moment.at(LinesView.to(side, section).path(row.other())),
                kind,
                String.join(", ", detail),
                row.userKey(),
                Formats.current().shortDay(valid.from()),
                last(valid.until()),
                tense == Tense.PRESENT ? notes(row, names) : List.of(),
                actions(section, row, tense, moment, changedAt(side, section, row, here), mayEdit));
    }

    /** A plain value that only some words are possible for. */
    private static String word(Section section, String text) {
        return section == Section.OWNERS ? Messages.text("organisation.word." + text) : text;
    }

    private static String changedAt(Side side, Section section, LineTable.Row row, String here) {
        var from = section.changedFrom(side);
        return from == side || row.other() == null ? here : from.path(row.other());
    }

    private static List<String> notes(LineTable.Row row, Map<UUID, String> names) {
        var notes = new ArrayList<String>();
        if (!row.roles().isEmpty())
            notes.add(Messages.text(
                    "organisation.lines.roles",
                    row.roles().stream()
                            .map(role -> names.getOrDefault(role, "–"))
                            .sorted()
                            .collect(Collectors.joining(", "))));
        if (!row.valid().first().equals(row.span().first()))
            notes.add(Messages.text(
                    "organisation.lines.since",
                    Formats.current().shortDay(row.valid().from())));
        if (!row.valid().end().equals(row.span().end()))
            notes.add(Messages.text(
                    "organisation.lines.changes",
                    Formats.current().shortDay(row.valid().until())));
        return notes;
    }

    private static String last(@Nullable LocalDate until) {
        return until == null ? "" : Formats.current().shortDay(until.minusDays(1));
    }

    private static List<Link> actions(
            Section section, LineTable.Row row, Tense tense, Moment moment, String here, boolean mayEdit) {
        var links = new ArrayList<Link>();
        var path = here + "/" + section.word() + "/" + row.id();
        if (mayEdit) {
            // what is gone or planned is put right in its own period; what is now is changed from a day on
            links.add(new Link(
                    Messages.text("organisation.act.edit"),
                    tense == Tense.PRESENT || row.valid().from() == null
                            ? moment.at(path + "/edit")
                            : moment.at(
                                    path + "/edit", "from", row.valid().first().toString(), "mode", "correction")));
            if (tense != Tense.PAST)
                links.add(new Link(Messages.text("organisation.act.end"), moment.at(path + "/end")));
        }
        links.add(new Link(
                Messages.text("organisation.tab.history"),
                moment.at("/organisation/history/"
                        + Objects.requireNonNull(section.type()).table() + "/" + row.id())));
        return links;
    }
}
