package dk.faelled.organisation.unit;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.Found;
import dk.faelled.organisation.Managers;
import dk.faelled.organisation.UnitCard;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.UnitRow;
import dk.faelled.organisation.Units;
import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Look at the organisation, on any day. */
@Controller
@RequestMapping("/organisation/units")
@Requires("organisation.read")
class UnitPages {
    private static final int PAGE = 50;
    private final Units units;
    private final Managers managers;
    private final UnitLines lines;
    private final UnitFrame frame;
    private final AccessDecider access;

    UnitPages(Units units, Managers managers, UnitLines lines, UnitFrame frame, AccessDecider access) {
        this.units = units;
        this.managers = managers;
        this.lines = lines;
        this.frame = frame;
        this.access = access;
    }

    @ModelAttribute("moment")
    Moment moment(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable UUID root) {
        return Moment.of(on, knownAt, root);
    }

    @GetMapping
    @Requires("organisation.read")
    ModelAndView list(@ModelAttribute("moment") Moment moment) {
        var path = moment.root() == null ? List.<UnitRow>of() : units.path(new UnitId(moment.root()), moment.asOf());
        var aside = frame.aside(moment, path);
        var shown = moment.root() == null
                ? units.roots(moment.asOf())
                : units.children(new UnitId(moment.root()), moment.asOf());
        if (shown.size() == 1)
            shown = Stream.concat(
                            shown.stream(), units.children(shown.getFirst().id(), moment.asOf()).stream())
                    .toList();
        return new ModelAndView("organisation/units", "view", new UnitsView(aside, shown, mayEdit(moment)));
    }

    /** One branch of the tree, when it is unfolded. */
    @GetMapping("/{id}/children")
    @Requires("organisation.read")
    ModelAndView children(@PathVariable UUID id, @ModelAttribute("moment") Moment moment) {
        return new ModelAndView("ui/treeChildren", "nodes", frame.children(new UnitId(id), moment));
    }

    @GetMapping("/{id}")
    @Requires("organisation.read")
    ModelAndView unit(
            @PathVariable UUID id,
            @ModelAttribute("moment") Moment moment,
            @RequestParam(defaultValue = "") String tab,
            @RequestParam(defaultValue = "") String tense,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate otherOn,
            @RequestParam(defaultValue = "") String otherKnownAt) {
        var unit = new UnitId(id);
        var section = Section.of(tab);
        var card = units.card(unit, moment.asOf()).orElse(null);
        if (card == null) return elsewhere(unit, moment);
        var path = card.path();
        var chosen = Tense.of(tense);
        var rows = section == Section.UNIT || section == Section.HISTORY
                ? List.<UnitLines.Row>of()
                : lines.page(section, unit, moment.asOf(), chosen, after, PAGE + 1);
        var shown = rows.size() > PAGE ? rows.subList(0, PAGE) : rows;
        var tabs = Arrays.stream(Section.values())
                .map(s -> new Link(Messages.text(s.key()), moment.unit(id, "tab", s.word())))
                .toList();
        var tenses = Arrays.stream(Tense.values())
                .map(t -> new Link(
                        Messages.text("organisation.unit.page.tense." + t.word()),
                        moment.unit(id, "tab", section.word(), "tense", t.word())))
                .toList();
        return new ModelAndView(
                "organisation/unit",
                "view",
                new UnitView(
                        frame.aside(moment, path),
                        id.toString(),
                        card.unit().state().name(),
                        breadcrumb(path, moment),
                        section == Section.UNIT ? facts(card, moment) : List.of(),
                        section == Section.UNIT || section == Section.MANAGERS ? led(unit, moment) : List.of(),
                        tabs,
                        tabs.get(section.ordinal()).href(),
                        section,
                        tenses,
                        tenses.get(chosen.ordinal()).href(),
                        chosen,
                        shown.stream().map(r -> line(id, section, r, moment)).toList(),
                        rows.size() > PAGE
                                ? moment.unit(
                                        id,
                                        "tab",
                                        section.word(),
                                        "tense",
                                        chosen.word(),
                                        "after",
                                        shown.getLast().key())
                                : null,
                        section == Section.UNIT ? units.children(unit, moment.asOf()) : List.of(),
                        section == Section.HISTORY ? history(unit, moment, otherOn, otherKnownAt) : null,
                        mayEdit(moment)));
    }

    /** The unit is not there on that day: when it is. */
    private ModelAndView elsewhere(UnitId unit, Moment moment) {
        var segments = units.segments(unit, moment.known());
        if (segments.isEmpty() && units.history(unit).entries().isEmpty()) throw new NotFound("unit " + unit);
        var links = segments.list().stream()
                .map(s -> new Link(
                        s.state().name() + ", "
                                + Formats.current()
                                        .period(s.valid().from(), s.valid().until()),
                        moment.day(
                                        s.valid().from() != null
                                                ? s.valid().from()
                                                : s.valid().until() != null
                                                        ? s.valid().until().minusDays(1)
                                                        : moment.today())
                                .unit(unit.value())))
                .toList();
        return new ModelAndView(
                "organisation/unitElsewhere", "view", new UnitElsewhereView(frame.aside(moment, List.of()), links));
    }

    private HistoryView history(UnitId unit, Moment moment, @Nullable LocalDate otherOn, String otherKnownAt) {
        var history = units.history(unit);
        return HistoryView.of(
                history,
                units.segments(unit, moment.known()),
                lines.names(HistoryView.referred(history), AsOf.on(moment.on())),
                moment.today(),
                moment.asOf(),
                otherOn == null ? null : new AsOf(otherOn, Moment.instant(otherKnownAt)),
                moment.knownAt(),
                otherKnownAt);
    }

    private boolean mayEdit(Moment moment) {
        return !moment.past() && access.may("organisation.edit");
    }

    private static List<Link> breadcrumb(List<UnitRow> path, Moment moment) {
        var links = new ArrayList<Link>();
        links.add(new Link(Messages.text("organisation.menu.units"), moment.at("/organisation/units")));
        for (var row : path.subList(0, Math.max(0, path.size() - 1)))
            links.add(new Link(row.name(), moment.unit(row.id().value())));
        return links;
    }

    private List<UnitView.Fact> facts(UnitCard card, Moment moment) {
        var unit = card.unit().state();
        var ids = new LinkedHashSet<UUID>();
        for (var reference : new dk.faelled.organisation.@Nullable Id[] {
            unit.type(), unit.level(), unit.hierarchy(), unit.timePlanning(), unit.parent()
        }) if (reference != null) ids.add(reference.value());
        var names = lines.names(ids, moment.asOf());
        var facts = new ArrayList<UnitView.Fact>();
        facts.add(fact("name", unit.name(), null));
        facts.add(fact("userKey", unit.userKey(), null));
        facts.add(fact("type", word(unit.type(), names), null));
        facts.add(fact("level", word(unit.level(), names), null));
        if (unit.hierarchy() != null) facts.add(fact("hierarchy", word(unit.hierarchy(), names), null));
        if (unit.timePlanning() != null) facts.add(fact("timePlanning", word(unit.timePlanning(), names), null));
        facts.add(fact(
                "parent",
                word(unit.parent(), names),
                unit.parent() == null ? null : moment.unit(unit.parent().value())));
        facts.add(fact("validity", period(card.unit()), null));
        return facts;
    }

    private static String word(dk.faelled.organisation.@Nullable Id id, java.util.Map<UUID, String> names) {
        var word = HistoryView.word(id, names);
        return word == null ? "–" : word;
    }

    private static UnitView.Fact fact(String field, String value, @Nullable String href) {
        return new UnitView.Fact(HistoryView.label(field), value, href);
    }

    private static String period(Found<?, ?> found) {
        return Formats.current().period(found.valid().from(), found.valid().until());
    }

    private List<UnitView.Manager> led(UnitId unit, Moment moment) {
        var found = managers.of(unit, moment.asOf(), true);
        var ids = new LinkedHashSet<UUID>();
        for (var manager : found) {
            if (manager.state().person() != null)
                ids.add(manager.state().person().value());
            if (manager.state().type() != null) ids.add(manager.state().type().value());
        }
        var names = lines.names(ids, moment.asOf());
        return found.stream()
                .map(m -> new UnitView.Manager(
                        HistoryView.word(m.state().person(), names),
                        m.state().person() == null
                                ? null
                                : moment.person(m.state().person().value()),
                        word(m.state().type(), names),
                        !m.state().unit().equals(unit)))
                .toList();
    }

    private UnitView.Line line(UUID unit, Section section, UnitLines.Row row, Moment moment) {
        var formats = Formats.current();
        var until = row.valid().until();
        return new UnitView.Line(
                row.id().toString(),
                row.kind() == null ? "–" : row.kind(),
                row.detail() == null ? "" : row.detail(),
                row.userKey(),
                row.person(),
                row.personId() == null ? null : moment.person(row.personId()),
                formats.shortDay(row.valid().from()),
                until == null ? "" : formats.shortDay(until.minusDays(1)),
                actions(unit, section, row, moment));
    }

    private List<Link> actions(UUID unit, Section section, UnitLines.Row row, Moment moment) {
        if (!mayEdit(moment) || section == Section.ASSOCIATIONS) return List.of();
        var path = "/organisation/units/" + unit + "/" + section.word() + "/" + row.id();
        return List.of(
                new Link(Messages.text("organisation.unit.page.edit"), moment.at(path + "/edit")),
                new Link(Messages.text("organisation.unit.page.end"), moment.at(path + "/end")));
    }
}
