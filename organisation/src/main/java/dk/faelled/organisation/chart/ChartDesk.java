package dk.faelled.organisation.chart;

import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.page.Moment;
import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.Context;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.rights.NotSignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what a reader may see of a chart today: what is hidden is not there, whichever way it is asked for. */
@Component
class ChartDesk {
    private final ChartStore store;
    private final ChartTable table;
    private final AccessDecider access;

    ChartDesk(ChartStore store, ChartTable table, AccessDecider access) {
        this.store = store;
        this.table = table;
        this.access = access;
    }

    /** An address that no chart has, and one that is not for strangers, look the same to a stranger. */
    Chart chart(String path) {
        if (Context.ifBound() == null) throw new NotFound("chart " + path);
        var chart = store.at(path).orElse(null);
        if (chart != null && (chart.open() || inside())) return chart;
        if (inside()) throw new NotFound("chart " + path);
        throw new NotSignedIn();
    }

    private boolean inside() {
        return access.may("organisation.read");
    }

    /** Strangers see what is so now, whatever they ask for: neither what was nor what is planned is for them. */
    Frame frame(HttpServletRequest request) {
        var inside = Context.ifBound() != null && inside();
        var moment = inside ? Moment.of(request) : Moment.of(null, null, null);
        return new Frame(
                new Moment(moment.on(), moment.knownAt(), null, moment.today()),
                inside,
                "yes".equals(request.getParameter("frame")));
    }

    ChartTree tree(Chart chart, Frame frame) {
        return new ChartTree(chart, frame, table.units(frame.asOf()));
    }

    private static ChartView.Look look(Chart chart, Frame frame) {
        return new ChartView.Look(
                chart.theme().word(),
                frame.at(chart.address()),
                frame.at(chart.address() + "/list"),
                frame.at(chart.address() + "/svg"),
                frame.at(chart.address() + "/pdf"),
                frame.inside(),
                frame.moment());
    }

    ChartView unit(Chart chart, Frame frame, @Nullable UnitId wanted) {
        var tree = tree(chart, frame);
        var unit = tree.unit(wanted == null ? chart.root() : wanted);
        if (unit == null) throw new NotFound("unit " + wanted + " in chart " + chart.id());
        var leaders = table.managers(unit.id(), chart.nicknames(), frame.asOf());
        var leading = leaders.stream().map(ChartTable.Member::person).collect(Collectors.toSet());
        var people = table.in(unit.id(), chart, frame.asOf()).stream()
                .filter(m -> !chart.managerOnce() || !leading.contains(m.person()))
                .toList();
        var path = tree.path(unit.id());
        return new ChartView(
                chart.name(),
                unit.name(),
                path.subList(0, path.size() - 1).stream()
                        .map(u -> new Link(u.name(), tree.href(u.id())))
                        .toList(),
                tree.nodes(unit.id(), true),
                look(chart, frame),
                false,
                leaders.stream().map(m -> person(chart, frame, m)).toList(),
                people.stream().map(m -> person(chart, frame, m)).toList(),
                contacts(frame, unit.id(), null),
                tree.below(unit.id()).stream()
                        .map(u -> new Link(u.name(), tree.href(u.id())))
                        .toList());
    }

    /** Only who belongs to a unit that is shown. */
    ChartView person(Chart chart, Frame frame, PersonId id) {
        var tree = tree(chart, frame);
        var places = table.of(id, chart, frame.asOf()).stream()
                .filter(m -> tree.unit(m.unit()) != null)
                .toList();
        var led = table.leads(id, chart.nicknames(), frame.asOf()).stream()
                .filter(m -> tree.unit(m.unit()) != null)
                .toList();
        if (places.isEmpty() && led.isEmpty()) throw new NotFound("person " + id + " in chart " + chart.id());
        var first = places.isEmpty() ? led.getFirst() : places.getFirst();
        return new ChartView(
                chart.name(),
                first.name(),
                tree.path(first.unit()).stream()
                        .map(u -> new Link(u.name(), tree.href(u.id())))
                        .toList(),
                tree.nodes(first.unit(), false),
                look(chart, frame),
                true,
                led.stream().map(m -> place(tree, m)).toList(),
                places.stream().map(m -> place(tree, m)).toList(),
                contacts(frame, null, id),
                List.of());
    }

    ChartListView list(Chart chart, Frame frame) {
        var tree = tree(chart, frame);
        var root = tree.root();
        return new ChartListView(
                chart.name(), look(chart, frame), root == null ? List.of() : List.of(node(tree, root)));
    }

    ChartDrawing drawing(Chart chart, Frame frame) {
        var tree = tree(chart, frame);
        var leaders = table.managers(tree.units(), chart.nicknames(), frame.asOf()).stream()
                .collect(Collectors.groupingBy(
                        ChartTable.Member::unit, Collectors.mapping(ChartTable.Member::name, Collectors.toList())));
        return new ChartDrawing(chart, Formats.current().shortDay(frame.moment().on()), tree, leaders);
    }

    private static ChartListView.Node node(ChartTree tree, ChartTable.Unit unit) {
        return new ChartListView.Node(
                new Link(unit.name(), tree.href(unit.id())),
                tree.below(unit.id()).stream().map(child -> node(tree, child)).toList());
    }

    private static ChartView.Line person(Chart chart, Frame frame, ChartTable.Member member) {
        return new ChartView.Line(
                new Link(member.name(), frame.at(chart.address() + "/persons/" + member.person())), member.role());
    }

    private static ChartView.Line place(ChartTree tree, ChartTable.Member member) {
        var unit = Objects.requireNonNull(tree.unit(member.unit()));
        return new ChartView.Line(new Link(unit.name(), tree.href(unit.id())), member.role());
    }

    private List<ChartView.Contact> contacts(Frame frame, @Nullable UnitId unit, @Nullable PersonId person) {
        var visible = frame.inside() && !frame.framed() ? Set.of("PUBLIC", "INTERNAL") : Set.of("PUBLIC");
        return table.contacts(unit, person, visible, frame.asOf()).stream()
                .map(c -> new ChartView.Contact(
                        c.kind(),
                        c.value(),
                        switch (Objects.requireNonNullElse(c.scope(), "")) {
                            case "PHONE" -> "tel:" + c.value();
                            case "EMAIL" -> "mailto:" + c.value();
                            case "WWW" -> c.value();
                            default -> null;
                        }))
                .toList();
    }
}
