package dk.faelled.organisation.person;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.People;
import dk.faelled.organisation.PersonId;
import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.export.Exports;
import dk.faelled.platform.list.ListRequest;
import dk.faelled.platform.list.ListView;
import dk.faelled.platform.list.Lists;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Shell;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The persons: a list, a card at any day, and the form. */
@Controller
@RequestMapping("/organisation/persons")
@Requires("organisation.read")
class PersonPages {
    private static final String EDIT = "organisation.edit";
    private final People people;
    private final PersonEditing editing;
    private final Lists lists;
    private final Exports exports;
    private final AccessDecider access;
    private final Clock clock;

    PersonPages(
            People people, PersonEditing editing, Lists lists, Exports exports, AccessDecider access, Clock clock) {
        this.people = people;
        this.editing = editing;
        this.lists = lists;
        this.exports = exports;
        this.access = access;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView list(HttpServletRequest request) {
        var asked = ListRequest.of(request);
        var on = asked.asOf(today());
        var page = lists.page(PersonList.DEFINITION, asked, Map.of("on", on));
        return new ModelAndView(
                "organisation/persons",
                "view",
                new PersonsView(ListView.of(PersonList.DEFINITION, asked, page), on, today(), access.may(EDIT)));
    }

    @GetMapping("/export")
    void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var asked = ListRequest.of(request);
        exports.send(PersonList.DEFINITION, asked, Map.of("on", asked.asOf(today())), response);
    }

    @GetMapping("/{id}")
    ModelAndView card(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String tab,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf) {
        return card(new PersonId(id), tab, asOf, null);
    }

    /** Shows the number; that somebody saw it is in the access log before it leaves. */
    @PostMapping("/{id}/cpr")
    @Requires("platform.cpr.read")
    ModelAndView cpr(@PathVariable UUID id) {
        var cpr = people.readCpr(new PersonId(id), "organisation.person.page")
                .map(number -> number.digits().substring(0, 6) + "-" + number.digits().substring(6));
        return card(new PersonId(id), "", null, cpr.orElse(null));
    }

    @GetMapping("/new")
    @Requires(EDIT)
    ModelAndView fresh() {
        return form(new PersonForm(null, "", "", "", "", "", today().toString(), "change", "", 0, Errors.NONE));
    }

    @PostMapping("/new")
    @Requires(EDIT)
    ModelAndView create(PersonInput input, RedirectAttributes next) {
        var form = input.form(null);
        try {
            var id = editing.create(form);
            next.addFlashAttribute(
                    Shell.Flash.ATTRIBUTE, Shell.Flash.success("organisation.person.created", form.givenName()));
            return new ModelAndView("redirect:/organisation/persons/" + id);
        } catch (RuleBroken broken) {
            return refused(form.with(Errors.of(broken)));
        }
    }

    @GetMapping("/{id}/edit")
    @Requires(EDIT)
    ModelAndView edit(
            @PathVariable UUID id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf) {
        if (people.segments(new PersonId(id), null).isEmpty()) throw new NotFound("person " + id);
        return form(editing.form(new PersonId(id), AsOf.on(asOf == null ? today() : asOf)));
    }

    @PostMapping("/{id}/edit")
    @Requires(EDIT)
    ModelAndView change(@PathVariable UUID id, PersonInput input, RedirectAttributes next) {
        var form = input.form(new PersonId(id));
        try {
            editing.change(new PersonId(id), form);
            next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("organisation.saved"));
            return new ModelAndView("redirect:/organisation/persons/" + id);
        } catch (RuleBroken broken) {
            return refused(form.with(Errors.of(broken)));
        }
    }

    @GetMapping("/{id}/end")
    @Requires(EDIT)
    ModelAndView end(@PathVariable UUID id) {
        return ending(new PersonId(id), today().toString(), false, Errors.NONE);
    }

    @PostMapping("/{id}/end")
    @Requires(EDIT)
    ModelAndView end(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String lastDay,
            @RequestParam(defaultValue = "false") boolean vacate,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes next) {
        try {
            var day = dk.faelled.platform.importing.Values.date(lastDay)
                    .orElseThrow(() -> new RuleBroken("organisation.import.problem.date").at("lastDay"));
            people.endAll(new PersonId(id), day.plusDays(1), vacate, note.isBlank() ? null : note);
            next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("organisation.saved"));
            return new ModelAndView("redirect:/organisation/persons/" + id);
        } catch (RuleBroken broken) {
            var page = ending(new PersonId(id), lastDay, vacate, Errors.of(broken));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private ModelAndView ending(PersonId id, String lastDay, boolean vacate, Errors errors) {
        var card = people.card(id, AsOf.on(today())).orElseThrow(() -> new NotFound("person " + id));
        return new ModelAndView(
                "organisation/personEnd", "view", new PersonEndView(card, lastDay, vacate, errors));
    }

    private ModelAndView card(PersonId id, String tab, @Nullable LocalDate asked, @Nullable String cpr) {
        var asOf = AsOf.on(asked == null ? today() : asked);
        var card = people.card(id, asOf).orElseThrow(() -> new NotFound("person " + id));
        var wanted = PersonView.Tab.parse(tab).orElse(PersonView.Tab.PERSON);
        var history = wanted == PersonView.Tab.HISTORY ? PersonHistory.of(people.history(id), today()) : null;
        var page = new ModelAndView(
                "organisation/person",
                "view",
                new PersonView(
                        card, asOf, today(), wanted, cpr, access.may(EDIT), access.may("platform.cpr.read"), history));
        return page;
    }

    private static ModelAndView form(PersonForm form) {
        return new ModelAndView("organisation/personForm", "view", form);
    }

    private static ModelAndView refused(PersonForm form) {
        var page = form(form);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
