package dk.faelled.organisation.editing;

import dk.faelled.organisation.page.Moment;
import dk.faelled.organisation.page.Section;
import dk.faelled.organisation.page.Side;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
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

/** Add, change and end what hangs on a unit or a person: the same forms from either side. */
@Controller
@RequestMapping(
        "/organisation/{side:units|persons}/{owner}/{section:engagements|addresses|associations|itusers|rolebindings|itassociations|kle|managers|owners|related|leaves}")
@Requires("organisation.edit.own")
class LineForms {
    private final EditDesk desk;
    private final LineDrafts drafts;

    LineForms(EditDesk desk, LineDrafts drafts) {
        this.desk = desk;
        this.drafts = drafts;
    }

    @ModelAttribute("moment")
    Moment moment(HttpServletRequest request) {
        return Moment.of(request);
    }

    @ModelAttribute("place")
    LineDrafts.Place place(
            @PathVariable String side,
            @PathVariable UUID owner,
            @PathVariable String section,
            @ModelAttribute("moment") Moment moment) {
        var from = Side.of(side);
        var tab = Section.of(from, section);
        if (!tab.word().equals(section) || tab.changedFrom(from) != from) throw new NotFound(section + " of " + side);
        return new LineDrafts.Place(from, owner, tab, moment);
    }

    @GetMapping("/new")
    @Requires("organisation.edit.own")
    ModelAndView fresh(
            @ModelAttribute("place") LineDrafts.Place place, @RequestParam MultiValueMap<String, String> asked) {
        return desk.open(drafts.fresh(place), Typed.of(asked));
    }

    @PostMapping("/new")
    @Requires("organisation.edit.own")
    ModelAndView add(
            @ModelAttribute("place") LineDrafts.Place place,
            @RequestParam MultiValueMap<String, String> in,
            HttpServletRequest request,
            RedirectAttributes next) {
        return desk.answer(drafts.fresh(place), Typed.of(in), request, next);
    }

    @GetMapping("/{line}/{act:edit|end}")
    @Requires("organisation.edit.own")
    ModelAndView form(
            @ModelAttribute("place") LineDrafts.Place place,
            @PathVariable UUID line,
            @PathVariable String act,
            @RequestParam MultiValueMap<String, String> asked) {
        return desk.open(drafts.of(place, line, act), Typed.of(asked));
    }

    @PostMapping("/{line}/{act:edit|end}")
    @Requires("organisation.edit.own")
    ModelAndView save(
            @ModelAttribute("place") LineDrafts.Place place,
            @PathVariable UUID line,
            @PathVariable String act,
            @RequestParam MultiValueMap<String, String> in,
            HttpServletRequest request,
            RedirectAttributes next) {
        return desk.answer(drafts.of(place, line, act), Typed.of(in), request, next);
    }
}
