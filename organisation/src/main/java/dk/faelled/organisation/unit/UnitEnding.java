package dk.faelled.organisation.unit;

import static dk.faelled.platform.page.Messages.text;

import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.Units;
import dk.faelled.organisation.editing.Changes;
import dk.faelled.organisation.editing.Overtaken;
import dk.faelled.organisation.editing.Typed;
import dk.faelled.organisation.page.Moment;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Shell;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A unit ends: what stands in the way, and whether it ends too. */
@Controller
@RequestMapping(UnitPages.PATH + "/{id}/end")
@Requires("organisation.edit.own")
class UnitEnding {
    private final Units units;
    private final UnitChanges unitChanges;
    private final Changes changes;

    UnitEnding(Units units, UnitChanges unitChanges, Changes changes) {
        this.units = units;
        this.unitChanges = unitChanges;
        this.changes = changes;
    }

    @ModelAttribute("moment")
    Moment moment(HttpServletRequest request) {
        return Moment.of(request);
    }

    @GetMapping
    @Requires("organisation.edit.own")
    ModelAndView form(@PathVariable UUID id, @ModelAttribute("moment") Moment moment) {
        var last = moment.on().isAfter(moment.today()) ? moment.on() : moment.today();
        var in = new Typed(
                Map.of("to", List.of(last.toString()), "registration", List.of(String.valueOf(changes.newest(id)))));
        return page(new UnitId(id), moment, in, Errors.NONE);
    }

    @PostMapping
    @Requires("organisation.edit.own")
    ModelAndView end(
            @PathVariable UUID id,
            @ModelAttribute("moment") Moment moment,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes next) {
        var unit = new UnitId(id);
        var in = Typed.of(typed);
        if (in.has("show")) return page(unit, moment, in, Errors.NONE);
        try {
            var last = in.requiredDay("to");
            var everything = in.has("endAll");
            unitChanges.end(unit, number(in), last.plusDays(1), everything, in.note());
            next.addFlashAttribute(
                    Shell.Flash.ATTRIBUTE,
                    Shell.Flash.success(everything ? "organisation.unit.ended-all" : "organisation.unit.ended", last));
            return new ModelAndView("redirect:" + moment.unit(id));
        } catch (RuleBroken broken) {
            var page = page(unit, moment, in, Errors.of(broken.field() == null ? broken.at("to") : broken));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        } catch (Overtaken overtaken) {
            var newest = in.with("registration", String.valueOf(changes.newest(id)));
            var page = page(unit, moment, newest, Errors.of((String) null, text("organisation.edit.overtaken.end")));
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
    }

    /** What is in the way on another day. */
    @PostMapping(headers = "HX-Request")
    @Requires("organisation.edit.own")
    ModelAndView outlook(
            @PathVariable UUID id,
            @ModelAttribute("moment") Moment moment,
            @RequestParam MultiValueMap<String, String> typed) {
        var view = view(new UnitId(id), moment, Typed.of(typed), Errors.NONE);
        return new ModelAndView("organisation/unitInTheWay", "view", view);
    }

    private static long number(Typed in) {
        return in.text("registration").matches("\\d{1,18}") ? Long.parseLong(in.text("registration")) : 0;
    }

    private ModelAndView page(UnitId unit, Moment moment, Typed in, Errors errors) {
        return new ModelAndView("organisation/unitEnd", "view", view(unit, moment, in, errors));
    }

    private UnitEndView view(UnitId unit, Moment moment, Typed in, Errors errors) {
        if (units.segments(unit, null).isEmpty()) throw new NotFound("unit " + unit);
        var links = new ArrayList<Link>();
        links.add(new Link(text("organisation.menu.units"), moment.at(UnitPages.PATH)));
        for (var row : units.path(unit, moment.asOf()))
            links.add(new Link(row.name(), moment.unit(row.id().value())));
        return new UnitEndView(
                links,
                moment.at(UnitPages.PATH + "/" + unit + "/end"),
                moment.unit(unit.value()),
                in,
                held(unit, moment, in.quietDay("to")),
                errors);
    }

    private List<UnitEndView.Held> held(UnitId unit, Moment moment, @Nullable LocalDate last) {
        if (last == null) return List.of();
        return unitChanges.inTheWay(unit, last.plusDays(1)).stream()
                .map(h -> new UnitEndView.Held(
                        text("organisation.unit.held." + h.type()),
                        h.count(),
                        switch (h.type()) {
                            case UNIT -> moment.unit(unit.value());
                            case ENGAGEMENT -> moment.unit(unit.value(), "tab", "engagements");
                            case ASSOCIATION -> moment.unit(unit.value(), "tab", "associations");
                            case MANAGER -> moment.unit(unit.value(), "tab", "managers");
                            case ADDRESS -> moment.unit(unit.value(), "tab", "addresses");
                            case IT_USER -> moment.unit(unit.value(), "tab", "itusers");
                            case ROLE_BINDING -> moment.unit(unit.value(), "tab", "rolebindings");
                            case KLE -> moment.unit(unit.value(), "tab", "kle");
                            case OWNER -> moment.unit(unit.value(), "tab", "owners");
                            case RELATED_UNIT -> moment.unit(unit.value(), "tab", "related");
                            default -> null;
                        }))
                .toList();
    }
}
