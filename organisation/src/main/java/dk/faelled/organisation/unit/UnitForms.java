package dk.faelled.organisation.unit;

import static dk.faelled.platform.page.Messages.text;

import dk.faelled.organisation.Id;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.Unit;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.Units;
import dk.faelled.organisation.editing.Act;
import dk.faelled.organisation.editing.Draft;
import dk.faelled.organisation.editing.EditDesk;
import dk.faelled.organisation.editing.Sheet;
import dk.faelled.organisation.editing.Typed;
import dk.faelled.organisation.page.Moment;
import dk.faelled.platform.Requires;
import dk.faelled.platform.page.Link;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
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

/** New units, other values for those that are there, and another place in the tree. */
@Controller
@Requires("organisation.edit.own")
class UnitForms {
    private static final String NEW_ROOT = UnitPages.PATH + "/new";
    private static final String FORM = UnitPages.PATH + "/{id}/{act:new|edit|move}";
    private static final Sheet<Unit> VALUES = Sheet.of(Type.UNIT, Unit.class)
            .requires("name")
            .asks("userKey", "type", "level", "hierarchy", "timePlanning");
    private static final Sheet<Unit> PLACE = Sheet.of(Type.UNIT, Unit.class).requires("parent");

    private final Units units;
    private final EditDesk desk;

    UnitForms(Units units, EditDesk desk) {
        this.units = units;
        this.desk = desk;
    }

    @ModelAttribute("moment")
    Moment moment(HttpServletRequest request) {
        return Moment.of(request);
    }

    @GetMapping(NEW_ROOT)
    @Requires("organisation.edit")
    ModelAndView fresh(@ModelAttribute("moment") Moment moment, @RequestParam MultiValueMap<String, String> asked) {
        return desk.open(draft(null, Act.NEW, moment), Typed.of(asked));
    }

    @PostMapping(NEW_ROOT)
    @Requires("organisation.edit")
    ModelAndView add(
            @ModelAttribute("moment") Moment moment,
            @RequestParam MultiValueMap<String, String> in,
            HttpServletRequest request,
            RedirectAttributes next) {
        return desk.answer(draft(null, Act.NEW, moment), Typed.of(in), request, next);
    }

    @GetMapping(FORM)
    @Requires("organisation.edit.own")
    ModelAndView form(
            @PathVariable UUID id,
            @PathVariable String act,
            @ModelAttribute("moment") Moment moment,
            @RequestParam MultiValueMap<String, String> asked) {
        return desk.open(draft(id, act(act), moment), Typed.of(asked));
    }

    @PostMapping(FORM)
    @Requires("organisation.edit.own")
    ModelAndView save(
            @PathVariable UUID id,
            @PathVariable String act,
            @ModelAttribute("moment") Moment moment,
            @RequestParam MultiValueMap<String, String> in,
            HttpServletRequest request,
            RedirectAttributes next) {
        return desk.answer(draft(id, act(act), moment), Typed.of(in), request, next);
    }

    private static Act act(String word) {
        return Act.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** @param id of the unit to change, or of the parent of a new one; null for a new root */
    private Draft<UnitId, Unit> draft(@Nullable UUID id, Act act, Moment moment) {
        var isNew = act == Act.NEW;
        var path = (id == null ? UnitPages.PATH : UnitPages.PATH + "/" + id) + "/" + act.word();
        return new Draft<>(
                act,
                units,
                act == Act.MOVE ? PLACE : VALUES,
                isNew || id == null ? null : new UnitId(id),
                isNew && id != null ? Map.<String, Id>of("parent", new UnitId(id)) : Map.of(),
                (valid, unit, in, note) ->
                        units.create(UnitId.fresh(), valid, unit, note).value(),
                true,
                text("organisation.unit.title." + (id == null ? "root" : act.word())),
                breadcrumb(id, moment),
                moment.at(path),
                m -> m.at(UnitPages.PATH + "/" + (isNew || id == null ? Draft.MADE : id)),
                moment);
    }

    private List<Link> breadcrumb(@Nullable UUID id, Moment moment) {
        var links = new ArrayList<Link>();
        links.add(new Link(text("organisation.menu.units"), moment.at(UnitPages.PATH)));
        if (id != null)
            for (var row : units.path(new UnitId(id), moment.asOf()))
                links.add(new Link(row.name(), moment.unit(row.id().value())));
        return links;
    }
}
