package dk.faelled.organisation.person;

import dk.faelled.organisation.People;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.editing.Typed;
import dk.faelled.organisation.page.Moment;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Shell;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

/** Somebody leaves: what ends, and what becomes vacant. */
@Controller
@RequestMapping(PersonPages.PATH + "/{id}/end")
@Requires(PersonPages.EDIT_OWN)
class PersonEnding {
    private final People people;

    PersonEnding(People people) {
        this.people = people;
    }

    @ModelAttribute("moment")
    Moment moment(HttpServletRequest request) {
        return Moment.of(request);
    }

    @GetMapping
    @Requires(PersonPages.EDIT_OWN)
    ModelAndView form(@PathVariable UUID id, @ModelAttribute("moment") Moment moment) {
        var today = new Typed(Map.of("to", List.of(moment.today().toString())));
        return page(new PersonId(id), moment, today, Errors.NONE);
    }

    @PostMapping
    @Requires(PersonPages.EDIT_OWN)
    ModelAndView end(
            @PathVariable UUID id,
            @ModelAttribute("moment") Moment moment,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes next) {
        var in = Typed.of(typed);
        try {
            people.endAll(
                    new PersonId(id), Validity.from(in.requiredDay("to").plusDays(1)), in.has("vacate"), in.note());
            next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("organisation.saved"));
            return new ModelAndView("redirect:" + moment.person(id));
        } catch (RuleBroken broken) {
            var page = page(new PersonId(id), moment, in, Errors.of(broken));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private ModelAndView page(PersonId id, Moment moment, Typed in, Errors errors) {
        var card = people.card(id, moment.asOf()).orElseThrow(() -> new NotFound("person " + id));
        return new ModelAndView("organisation/personEnd", "view", new PersonEndView(card, moment, in, errors));
    }
}
