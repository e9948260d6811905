package dk.faelled.organisation.editing;

import static dk.faelled.platform.page.Messages.text;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.ItSystem;
import dk.faelled.organisation.ItSystemId;
import dk.faelled.organisation.ItSystems;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.page.Moment;
import dk.faelled.organisation.page.Names;
import dk.faelled.platform.NotFound;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** New IT systems, other values for those that are there, and their end. */
@Controller
@RequestMapping(ItSystemForms.PATH)
@Requires("organisation.itsystem.edit")
class ItSystemForms {
    static final String PATH = "/organisation/itsystems";
    private static final String EDIT = "organisation.itsystem.edit";
    private static final Sheet<ItSystem> SHEET =
            Sheet.of(Type.IT_SYSTEM, ItSystem.class).requires("name", "userKey").asks("systemType");

    private final ItSystems systems;
    private final EditDesk desk;
    private final Names names;

    ItSystemForms(ItSystems systems, EditDesk desk, Names names) {
        this.systems = systems;
        this.desk = desk;
        this.names = names;
    }

    @ModelAttribute("moment")
    Moment moment(HttpServletRequest request) {
        return Moment.of(request);
    }

    @GetMapping("/new")
    @Requires(EDIT)
    ModelAndView fresh(@ModelAttribute("moment") Moment moment, @RequestParam MultiValueMap<String, String> asked) {
        return desk.open(draft(null, "new", moment), Typed.of(asked));
    }

    @PostMapping("/new")
    @Requires(EDIT)
    ModelAndView add(
            @ModelAttribute("moment") Moment moment,
            @RequestParam MultiValueMap<String, String> in,
            HttpServletRequest request,
            RedirectAttributes next) {
        return desk.answer(draft(null, "new", moment), Typed.of(in), request, next);
    }

    @GetMapping("/{id}/{act:edit|end}")
    @Requires(EDIT)
    ModelAndView form(
            @PathVariable UUID id,
            @PathVariable String act,
            @ModelAttribute("moment") Moment moment,
            @RequestParam MultiValueMap<String, String> asked) {
        return desk.open(draft(id, act, moment), Typed.of(asked));
    }

    @PostMapping("/{id}/{act:edit|end}")
    @Requires(EDIT)
    ModelAndView save(
            @PathVariable UUID id,
            @PathVariable String act,
            @ModelAttribute("moment") Moment moment,
            @RequestParam MultiValueMap<String, String> in,
            HttpServletRequest request,
            RedirectAttributes next) {
        return desk.answer(draft(id, act, moment), Typed.of(in), request, next);
    }

    private Draft<ItSystemId, ItSystem> draft(@Nullable UUID id, String word, Moment moment) {
        var links = new ArrayList<Link>();
        links.add(new Link(text("organisation.menu.itsystems"), moment.at(PATH)));
        if (id != null) {
            var name = names.of(List.of(id), AsOf.on(moment.on())).get(id);
            if (name == null) throw new NotFound("it_system " + id);
            links.add(new Link(name, moment.at(PATH + "/" + id)));
        }
        return new Draft<>(
                Act.valueOf(word.toUpperCase(Locale.ROOT)),
                systems,
                SHEET,
                id == null ? null : new ItSystemId(id),
                Map.of(),
                (valid, state, in, note) -> systems.create(new ItSystemId(UUID.randomUUID()), valid, state, note)
                        .value(),
                true,
                text("organisation.edit.title." + word, text("organisation.one.it_system")),
                links,
                moment.at((id == null ? PATH : PATH + "/" + id) + "/" + word),
                m -> m.at(PATH + "/" + (id == null ? Draft.MADE : id)),
                moment);
    }
}
