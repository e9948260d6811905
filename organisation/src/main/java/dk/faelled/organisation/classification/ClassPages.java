package dk.faelled.organisation.classification;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.Classes;
import dk.faelled.organisation.FacetId;
import dk.faelled.organisation.Facets;
import dk.faelled.organisation.Validity;
import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.export.Exports;
import dk.faelled.platform.importing.Values;
import dk.faelled.platform.list.ListRequest;
import dk.faelled.platform.list.ListView;
import dk.faelled.platform.list.Lists;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Option;
import dk.faelled.platform.page.Shell;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The classification: facets, their classes, and how many objects use each. */
@Controller
@RequestMapping("/organisation/classes")
@Requires("organisation.read")
class ClassPages {
    private static final String EDIT = "organisation.class.edit";
    private static final int FACETS = 200;
    private final Facets facets;
    private final Classes classes;
    private final ClassEditing editing;
    private final Lists lists;
    private final Exports exports;
    private final AccessDecider access;
    private final Clock clock;

    ClassPages(
            Facets facets,
            Classes classes,
            ClassEditing editing,
            Lists lists,
            Exports exports,
            AccessDecider access,
            Clock clock) {
        this.facets = facets;
        this.classes = classes;
        this.editing = editing;
        this.lists = lists;
        this.exports = exports;
        this.access = access;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView list(@RequestParam(defaultValue = "org_unit_type") String facet, HttpServletRequest request) {
        var asked = ListRequest.of(request);
        var on = asked.asOf(today());
        var page = lists.page(
                ClassList.DEFINITION, asked, Map.of("on", on, "facet", id(facet).value()));
        return new ModelAndView(
                "organisation/classes",
                "view",
                new ClassesView(
                        facets(on),
                        facet,
                        ListView.of(ClassList.DEFINITION, asked, page),
                        on,
                        today(),
                        access.may(EDIT)));
    }

    @GetMapping("/export")
    void export(
            @RequestParam(defaultValue = "org_unit_type") String facet,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var asked = ListRequest.of(request);
        var parameters = Map.of("on", asked.asOf(today()), "facet", id(facet).value());
        exports.send(ClassList.DEFINITION, asked, parameters, response);
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable UUID id) {
        return page(editing.form(new ClassId(id), today()), HttpStatus.OK);
    }

    @GetMapping("/new")
    @Requires(EDIT)
    ModelAndView fresh(@RequestParam(defaultValue = "org_unit_type") String facet) {
        id(facet);
        return page(ClassForm.fresh(facet, today()), HttpStatus.OK);
    }

    @PostMapping("/new")
    @Requires(EDIT)
    ModelAndView create(ClassInput input, RedirectAttributes next) {
        var form = input.form(null, 0);
        try {
            editing.create(form);
            next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("organisation.saved"));
            return new ModelAndView("redirect:/organisation/classes?facet=" + form.facet());
        } catch (RuleBroken broken) {
            return page(form.with(Errors.of(broken)), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/{id}")
    @Requires(EDIT)
    ModelAndView change(@PathVariable UUID id, ClassInput input, RedirectAttributes next) {
        var form = input.form(new ClassId(id), inUse(id));
        try {
            editing.change(new ClassId(id), form);
            next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("organisation.saved"));
            return new ModelAndView("redirect:/organisation/classes?facet=" + form.facet());
        } catch (RuleBroken broken) {
            return page(form.with(Errors.of(broken)), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/{id}/end")
    @Requires(EDIT)
    ModelAndView end(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String lastDay,
            @RequestParam(defaultValue = "org_unit_type") String facet,
            RedirectAttributes next) {
        try {
            var day = Values.date(lastDay)
                    .orElseThrow(() -> new RuleBroken("organisation.import.problem.date").at("lastDay"));
            classes.terminate(new ClassId(id), Validity.from(day.plusDays(1)), null);
            next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("organisation.saved"));
            return new ModelAndView(
                    "redirect:/organisation/classes?facet=" + id(facet).key());
        } catch (RuleBroken broken) {
            return page(
                    editing.form(new ClassId(id), today()).with(Errors.of(broken)), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private record Known(String key, FacetId facet) {
        UUID value() {
            return facet.value();
        }
    }

    private Known id(String facet) {
        return new Known(facet, facets.keyed(facet).orElseThrow(() -> new NotFound("facet " + facet)));
    }

    private long inUse(UUID id) {
        return classes.inUse(new ClassId(id), AsOf.on(today()));
    }

    private List<Option> facets(LocalDate on) {
        return facets.list(AsOf.on(on), null, FACETS).stream()
                .map(found -> found.state())
                .map(facet -> new Option(
                        facet.userKey(), facet.description() == null ? facet.userKey() : facet.description()))
                .sorted(Comparator.comparing(Option::text))
                .toList();
    }

    private ModelAndView page(ClassForm form, HttpStatus status) {
        var page = new ModelAndView(
                "organisation/classForm", "view", new ClassFormView(form, access.may(EDIT), today().toString()));
        page.setStatus(status);
        return page;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
