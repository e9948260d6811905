package dk.faelled.organisation.classification;

import static dk.faelled.platform.page.Messages.text;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.Classes;
import dk.faelled.organisation.Classification;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.editing.Act;
import dk.faelled.organisation.editing.Draft;
import dk.faelled.organisation.editing.EditDesk;
import dk.faelled.organisation.editing.Sheet;
import dk.faelled.organisation.editing.Typed;
import dk.faelled.organisation.page.Moment;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Link;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** New classes, other values for those that are there, and their end. */
@Controller
@Requires(ClassPages.EDIT)
class ClassForms {
    private static final String NEW = ClassPages.PATH + "/new";
    private static final String FORM = ClassPages.PATH + "/{id}/{act:edit|end}";

    private final Classes classes;
    private final ClassDesk desk;
    private final EditDesk forms;

    ClassForms(Classes classes, ClassDesk desk, EditDesk forms) {
        this.classes = classes;
        this.desk = desk;
        this.forms = forms;
    }

    @ModelAttribute("moment")
    Moment moment(HttpServletRequest request) {
        return Moment.of(request);
    }

    @GetMapping(NEW)
    @Requires(ClassPages.EDIT)
    ModelAndView fresh(
            @RequestParam(defaultValue = "org_unit_type") String facet,
            @ModelAttribute("moment") Moment moment,
            @RequestParam MultiValueMap<String, String> asked) {
        return forms.open(draft(facet, moment), Typed.of(asked));
    }

    @PostMapping(NEW)
    @Requires(ClassPages.EDIT)
    ModelAndView add(
            @RequestParam String facet,
            @ModelAttribute("moment") Moment moment,
            @RequestParam MultiValueMap<String, String> in,
            HttpServletRequest request,
            RedirectAttributes next) {
        return forms.answer(draft(facet, moment), Typed.of(in), request, next);
    }

    @GetMapping(FORM)
    @Requires(ClassPages.EDIT)
    ModelAndView form(
            @PathVariable UUID id,
            @PathVariable String act,
            @ModelAttribute("moment") Moment moment,
            @RequestParam MultiValueMap<String, String> asked) {
        return forms.open(draft(id, act, moment), Typed.of(asked));
    }

    @PostMapping(FORM)
    @Requires(ClassPages.EDIT)
    ModelAndView save(
            @PathVariable UUID id,
            @PathVariable String act,
            @ModelAttribute("moment") Moment moment,
            @RequestParam MultiValueMap<String, String> in,
            HttpServletRequest request,
            RedirectAttributes next) {
        return forms.answer(draft(id, act, moment), Typed.of(in), request, next);
    }

    private Draft<ClassId, Classification> draft(String facet, Moment moment) {
        return new Draft<>(
                Act.NEW,
                classes,
                sheet(facet),
                null,
                Map.of("facet", desk.facet(facet)),
                (valid, state, in, note) -> make(facet, valid, state, in, note),
                true,
                text("organisation.class.new"),
                desk.facetLinks(facet, moment),
                moment.at(NEW, "facet", facet),
                m -> m.at(ClassPages.PATH + "/" + Draft.MADE),
                moment);
    }

    private Draft<ClassId, Classification> draft(UUID id, String word, Moment moment) {
        var act = Act.valueOf(word.toUpperCase(Locale.ROOT));
        var view = desk.view(new ClassId(id), moment, true);
        var breadcrumb = new ArrayList<>(view.breadcrumb());
        breadcrumb.add(new Link(view.state().label(), moment.at(ClassPages.PATH + "/" + id)));
        return new Draft<>(
                act,
                classes,
                sheet(view.facetKey()),
                new ClassId(id),
                Map.of(),
                (valid, state, in, note) -> id,
                true,
                act == Act.END
                        ? text("organisation.class.end.title", view.state().label(), view.inUse())
                        : text("organisation.class.edit"),
                breadcrumb,
                moment.at(ClassPages.PATH + "/" + id + "/" + word),
                m -> m.at(ClassPages.PATH + "/" + id),
                moment);
    }

    private static Sheet<Classification> sheet(String facet) {
        var sheet = Sheet.of(Type.CLASS, Classification.class)
                .requires("name")
                .asks("userKey")
                .ofFacets("parent", facet)
                .asks("owner", "scope", "description");
        return facet.equals("role") ? sheet.asks("itSystem") : sheet;
    }

    /** The key is the name where none is given; no two of a facet have the same on the first day. */
    private UUID make(String facet, Validity valid, Classification state, Typed in, @Nullable String note) {
        var named = in.text("userKey").isEmpty() ? state.keyed(state.name()) : state;
        var first = valid.from() == null ? LocalDate.MIN : valid.from();
        if (classes.keyed(facet, named.userKey(), AsOf.on(first)).isPresent())
            throw new RuleBroken("organisation.class.key-taken", named.userKey()).at("userKey");
        return classes.create(ClassId.fresh(), valid, named, note).value();
    }
}
