package dk.faelled.organisation.unit;

import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.UnitRow;
import dk.faelled.organisation.Units;
import dk.faelled.organisation.bitemporal.Known;
import dk.faelled.organisation.page.Changeable;
import dk.faelled.organisation.page.Moment;
import dk.faelled.organisation.page.Section;
import dk.faelled.organisation.page.Side;
import dk.faelled.organisation.page.Tense;
import dk.faelled.organisation.page.ViewKeeping;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import dk.faelled.platform.export.Exports;
import dk.faelled.platform.list.ListRequest;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Link;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Look at the organisation, on any day. */
@Controller
@RequestMapping(UnitPages.PATH)
@Requires("organisation.read")
class UnitPages {
    static final String PATH = "/organisation/units";

    private final Units units;
    private final UnitCards cards;
    private final UnitFrame frame;
    private final Exports exports;
    private final ViewKeeping views;
    private final Changeable changeable;

    UnitPages(
            Units units, UnitCards cards, UnitFrame frame, Exports exports, ViewKeeping views, Changeable changeable) {
        this.units = units;
        this.cards = cards;
        this.frame = frame;
        this.exports = exports;
        this.views = views;
        this.changeable = changeable;
    }

    @ModelAttribute("moment")
    Moment moment(HttpServletRequest request) {
        return Moment.of(request);
    }

    @GetMapping
    @Requires("organisation.read")
    ModelAndView list(@ModelAttribute("moment") Moment moment, HttpServletRequest request) {
        var definition = UnitList.known(moment.known());
        var asked = ListRequest.of(request);
        var page = views.list(definition, asked, Known.parameters(moment.asOf()));
        var path = moment.root() == null ? List.<UnitRow>of() : units.path(new UnitId(moment.root()), moment.asOf());
        return new ModelAndView(
                "organisation/units",
                "view",
                new UnitsView(
                        frame.aside(moment, path),
                        page,
                        changeable.everything(moment),
                        changeable.anything(moment)
                                ? changeable.of(
                                        Side.UNIT,
                                        page.rows().stream()
                                                .map(r -> r.id().value())
                                                .toList())
                                : Set.of()));
    }

    @GetMapping("/export")
    @Requires("organisation.read")
    void export(@ModelAttribute("moment") Moment moment, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        exports.send(
                UnitList.known(moment.known()), ListRequest.of(request), Known.parameters(moment.asOf()), response);
    }

    @PostMapping("/views")
    @Requires("organisation.read")
    String saveView(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String share,
            @RequestParam(defaultValue = "") String query,
            RedirectAttributes next) {
        return "redirect:" + views.save(UnitList.known(null), PATH, query, name, share, next);
    }

    @PostMapping("/views/{view}/delete")
    @Requires("organisation.read")
    String deleteView(@PathVariable UUID view, RedirectAttributes next) {
        return "redirect:" + views.delete(view, PATH, next);
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
            HttpServletRequest request) {
        var unit = new UnitId(id);
        var card = units.card(unit, moment.asOf()).orElse(null);
        if (card == null) return elsewhere(unit, moment);
        var section = Section.of(Side.UNIT, tab);
        return new ModelAndView(
                "organisation/unit",
                "view",
                cards.view(
                        card,
                        frame.aside(moment, card.path()),
                        section,
                        Tense.of(tense),
                        after,
                        request.getQueryString(),
                        changeable.unit(unit, moment)));
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
}
