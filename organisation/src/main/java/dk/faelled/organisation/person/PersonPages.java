package dk.faelled.organisation.person;

import dk.faelled.organisation.People;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.bitemporal.Known;
import dk.faelled.organisation.history.HistoryDesk;
import dk.faelled.organisation.page.Changeable;
import dk.faelled.organisation.page.LineDesk;
import dk.faelled.organisation.page.Moment;
import dk.faelled.organisation.page.OwnedBy;
import dk.faelled.organisation.page.Section;
import dk.faelled.organisation.page.Side;
import dk.faelled.organisation.page.Tense;
import dk.faelled.organisation.page.ViewKeeping;
import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.Audit;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import dk.faelled.platform.export.Exports;
import dk.faelled.platform.list.ListRequest;
import dk.faelled.platform.page.Query;
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

/** The persons: a list, and a card at any day as known at any time. */
@Controller
@RequestMapping(PersonPages.PATH)
@Requires("organisation.read")
class PersonPages {
    static final String PATH = "/organisation/persons";
    static final String EDIT = "organisation.edit";
    static final String EDIT_OWN = "organisation.edit.own";

    private final People people;
    private final Exports exports;
    private final ViewKeeping views;
    private final LineDesk lines;
    private final OwnedBy owners;
    private final HistoryDesk history;
    private final AccessDecider access;
    private final Changeable changeable;
    private final Audit audit;

    PersonPages(
            People people,
            Exports exports,
            ViewKeeping views,
            LineDesk lines,
            OwnedBy owners,
            HistoryDesk history,
            AccessDecider access,
            Changeable changeable,
            Audit audit) {
        this.audit = audit;
        this.people = people;
        this.exports = exports;
        this.views = views;
        this.lines = lines;
        this.owners = owners;
        this.history = history;
        this.access = access;
        this.changeable = changeable;
    }

    @ModelAttribute("moment")
    Moment moment(HttpServletRequest request) {
        return Moment.of(request);
    }

    @GetMapping
    ModelAndView list(@ModelAttribute("moment") Moment moment, HttpServletRequest request) {
        var definition = PersonList.known(moment.known());
        var asked = ListRequest.of(request);
        var page = views.list(definition, asked, Known.parameters(moment.asOf()));
        return new ModelAndView(
                "organisation/persons",
                "view",
                new PersonsView(
                        page,
                        moment,
                        changeable.everything(moment),
                        changeable.anything(moment)
                                ? changeable.of(
                                        Side.PERSON,
                                        page.rows().stream()
                                                .map(r -> r.id().value())
                                                .toList())
                                : Set.of()));
    }

    @GetMapping("/export")
    void export(@ModelAttribute("moment") Moment moment, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        exports.send(
                PersonList.known(moment.known()), ListRequest.of(request), Known.parameters(moment.asOf()), response);
    }

    @PostMapping("/views")
    String saveView(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String share,
            @RequestParam(defaultValue = "") String query,
            RedirectAttributes next) {
        return "redirect:" + views.save(PersonList.known(null), PATH, query, name, share, next);
    }

    @PostMapping("/views/{view}/delete")
    String deleteView(@PathVariable UUID view, RedirectAttributes next) {
        return "redirect:" + views.delete(view, PATH, next);
    }

    @GetMapping("/{id}")
    ModelAndView card(
            @PathVariable UUID id,
            @ModelAttribute("moment") Moment moment,
            @RequestParam(defaultValue = "") String tab,
            @RequestParam(defaultValue = "") String tense,
            @RequestParam(required = false) @Nullable String after,
            HttpServletRequest request) {
        var section = Section.of(Side.PERSON, tab);
        return card(id, moment, section, Tense.of(tense), after, Query.of(request.getQueryString()), null);
    }

    /** Shows the number; that somebody saw it is in the access log before it leaves. */
    @PostMapping("/{id}/cpr")
    @Requires("platform.cpr.read")
    ModelAndView cpr(@PathVariable UUID id, @ModelAttribute("moment") Moment moment) {
        var cpr = people.readCpr(new PersonId(id), "organisation.person.page")
                .map(number ->
                        number.digits().substring(0, 6) + "-" + number.digits().substring(6));
        return card(id, moment, Section.PERSON, Tense.PRESENT, null, Query.of(null), cpr.orElse(null));
    }

    private ModelAndView card(
            UUID id,
            Moment moment,
            Section tab,
            Tense tense,
            @Nullable String after,
            Query query,
            @Nullable String cpr) {
        var person = new PersonId(id);
        var card = people.card(person, moment.asOf()).orElse(null);
        if (card == null) return elsewhere(person, moment);
        audit.viewed("organisation.person.page", List.of("person:" + id));
        return new ModelAndView(
                "organisation/person",
                "view",
                new PersonView(
                        card,
                        moment,
                        tab,
                        cpr,
                        changeable.person(person, moment),
                        changeable.leaver(card, moment),
                        access.may("platform.cpr.read"),
                        tab == Section.PERSON || tab == Section.OWNERS ? owners.person(person, moment) : List.of(),
                        tab.type() == null ? null : lines.view(Side.PERSON, tab, id, moment, tense, after),
                        tab == Section.HISTORY
                                ? history.view(people, person, moment, Side.PERSON.path(id), query)
                                : null));
    }

    /** The person is not there on that day, or was not known then. */
    private ModelAndView elsewhere(PersonId person, Moment moment) {
        if (people.history(person).entries().isEmpty()) throw new NotFound("person " + person);
        var span = people.segments(person, moment.known()).span();
        return new ModelAndView("organisation/personElsewhere", "view", new PersonElsewhereView(person, span, moment));
    }
}
