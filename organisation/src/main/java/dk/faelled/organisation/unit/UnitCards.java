package dk.faelled.organisation.unit;

import dk.faelled.organisation.Id;
import dk.faelled.organisation.Managers;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.UnitCard;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.UnitRow;
import dk.faelled.organisation.Units;
import dk.faelled.organisation.history.HistoryDesk;
import dk.faelled.organisation.page.Holder;
import dk.faelled.organisation.page.Labels;
import dk.faelled.organisation.page.LineDesk;
import dk.faelled.organisation.page.Moment;
import dk.faelled.organisation.page.Names;
import dk.faelled.organisation.page.OwnedBy;
import dk.faelled.organisation.page.Section;
import dk.faelled.organisation.page.Side;
import dk.faelled.organisation.page.Tense;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Query;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the page of a unit, one tab at a time. */
@Component
class UnitCards {
    private final Units units;
    private final Managers managers;
    private final OwnedBy owners;
    private final LineDesk lines;
    private final HistoryDesk history;
    private final Names names;

    UnitCards(Units units, Managers managers, OwnedBy owners, LineDesk lines, HistoryDesk history, Names names) {
        this.units = units;
        this.managers = managers;
        this.owners = owners;
        this.lines = lines;
        this.history = history;
        this.names = names;
    }

    UnitView view(
            UnitCard card,
            UnitFrame.Aside aside,
            Section section,
            Tense tense,
            @Nullable String after,
            @Nullable String query,
            boolean mayEdit) {
        var moment = aside.moment();
        var unit = card.unit().id();
        var id = unit.value();
        var tabs = Section.of(Side.UNIT).stream()
                .map(s -> new Link(Messages.text(s.key()), moment.unit(id, "tab", s.word())))
                .toList();
        var lined = section.type() != null;
        return new UnitView(
                aside,
                id.toString(),
                card.unit().state().name(),
                breadcrumb(card.path(), moment),
                section == Section.UNIT ? facts(card, moment) : List.of(),
                section == Section.UNIT || section == Section.MANAGERS ? led(unit, moment) : List.of(),
                section == Section.UNIT || section == Section.OWNERS ? owners.unit(unit, moment) : List.of(),
                tabs,
                moment.unit(id, "tab", section.word()),
                lined ? lines.view(Side.UNIT, section, id, moment, tense, after) : null,
                section == Section.UNIT ? units.children(unit, moment.asOf()) : List.of(),
                section == Section.HISTORY
                        ? history.view(units, unit, moment, Side.UNIT.path(id), Query.of(query))
                        : null,
                mayEdit);
    }

    private static List<Link> breadcrumb(List<UnitRow> path, Moment moment) {
        var links = new ArrayList<Link>();
        links.add(new Link(Messages.text("organisation.menu.units"), moment.at(UnitPages.PATH)));
        for (var row : path.subList(0, Math.max(0, path.size() - 1)))
            links.add(new Link(row.name(), moment.unit(row.id().value())));
        return links;
    }

    private List<UnitView.Fact> facts(UnitCard card, Moment moment) {
        var unit = card.unit().state();
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("name", unit.name());
        values.put("userKey", unit.userKey());
        values.put("type", unit.type());
        values.put("level", unit.level());
        values.put("hierarchy", unit.hierarchy());
        values.put("timePlanning", unit.timePlanning());
        values.put("parent", unit.parent());
        var ids = new HashSet<UUID>();
        for (var value : values.values()) if (value instanceof Id id) ids.add(id.value());
        var called = names.of(ids, moment.asOf());
        var facts = new ArrayList<UnitView.Fact>();
        values.forEach((field, value) -> {
            if (value != null)
                facts.add(new UnitView.Fact(
                        Labels.of(Type.UNIT, field),
                        word(value, called),
                        value instanceof UnitId parent ? moment.unit(parent.value()) : null));
        });
        facts.add(new UnitView.Fact(Messages.text("organisation.valid"), valid(card, moment), null));
        return facts;
    }

    /** From the first day to the last, and since when it has been as it is shown. */
    private String valid(UnitCard card, Moment moment) {
        var span = units.segments(card.unit().id(), moment.known()).span();
        if (span == null) return "–";
        var formats = Formats.current();
        var shown = card.unit().valid();
        var text = span.from() == null && span.until() == null
                ? Messages.text("organisation.history.always")
                : formats.period(span.from(), span.until());
        if (!shown.first().equals(span.first()))
            text += "; " + Messages.text("organisation.lines.since", formats.shortDay(shown.from()));
        if (!shown.end().equals(span.end()))
            text += "; " + Messages.text("organisation.lines.changes", formats.shortDay(shown.until()));
        return text;
    }

    private static String word(@Nullable Object value, Map<UUID, String> names) {
        return Objects.requireNonNullElse(Labels.word(value, names), "–");
    }

    private List<Holder> led(UnitId unit, Moment moment) {
        var found = managers.of(unit, moment.asOf(), true);
        var ids = new HashSet<UUID>();
        for (var manager : found) {
            if (manager.state().person() != null)
                ids.add(manager.state().person().value());
            if (manager.state().type() != null) ids.add(manager.state().type().value());
        }
        var called = names.of(ids, moment.asOf());
        return found.stream()
                .map(m -> new Holder(
                        Labels.word(m.state().person(), called),
                        m.state().person() == null
                                ? null
                                : moment.person(m.state().person().value()),
                        word(m.state().type(), called),
                        !m.state().unit().equals(unit)))
                .toList();
    }
}
