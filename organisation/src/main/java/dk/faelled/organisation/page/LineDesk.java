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
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the tabs of lines on the pages of units and persons. */
@Component
public class LineDesk {
    private static final int PAGE = 50;

    private final LineTable table;
    private final Names names;

    LineDesk(LineTable table, Names names) {
        this.table = table;
        this.names = names;
    }

    public LinesView view(
            Side side,
            Section section,
            UUID owner,
            Moment moment,
            Tense tense,
            @Nullable String after,
            boolean mayEdit) {
        var rows = table.page(side, section, owner, moment.asOf(), tense, after, PAGE + 1);
        var shown = rows.size() > PAGE ? rows.subList(0, PAGE) : rows;
        var called = names(shown, moment.asOf());
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
                        .map(r -> row(side, section, r, tense, moment, called, here, mayEdit))
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
                mayEdit ? moment.at(here + "/" + section.word() + "/new") : null,
                moment);
    }

    private Map<UUID, String> names(List<LineTable.Row> rows, AsOf asOf) {
        var ids = new HashSet<UUID>();
        rows.forEach(r -> Stream.of(r.kind(), r.detail(), r.other())
                .flatMap(Stream::ofNullable)
                .forEach(ids::add));
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
        var detail = Stream.of(row.text(), row.detail() == null ? null : names.get(row.detail()))
                .filter(Objects::nonNull)
                .toList();
        var other = row.other() == null ? null : names.getOrDefault(row.other(), "–");
        // what is now shows for how long it is there at all; what was and will be, for how long it was or will be so
        var valid = tense == Tense.PRESENT ? row.span() : row.valid();
        return new LinesView.Row(
                other == null || section == Section.LEAVES ? kind : other,
                other,
                row.other() == null ? null : moment.at(side.opposite().path(row.other())),
                kind,
                String.join(", ", detail),
                row.userKey(),
                Formats.current().shortDay(valid.from()),
                last(valid.until()),
                tense == Tense.PRESENT ? notes(row) : List.of(),
                actions(section, row, tense, moment, here, mayEdit));
    }

    private static List<String> notes(LineTable.Row row) {
        var notes = new ArrayList<String>();
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
