package dk.faelled.organisation.editing;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.page.Moment;
import dk.faelled.platform.Requires;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Persons, units and classes found while one types. Posted, since what is typed may be a CPR number. */
@Controller
@Requires("organisation.read")
class Picking {
    private final Choices choices;

    Picking(Choices choices) {
        this.choices = choices;
    }

    @PostMapping("/organisation/pick/{kind:persons|units|classes}/{field:[a-zA-Z]{1,30}}")
    @Requires("organisation.read")
    ModelAndView pick(
            @PathVariable String kind, @PathVariable String field, @RequestParam MultiValueMap<String, String> typed) {
        var in = Typed.of(typed);
        var day = in.quietDay("from");
        var asOf = AsOf.on(day == null ? Moment.of(null, null, null).today() : day);
        var asked =
                switch (kind) {
                    case "persons" -> Ask.Kind.PERSON;
                    case "units" -> Ask.Kind.UNIT;
                    default -> Ask.Kind.CLASS;
                };
        return new ModelAndView("organisation/pickOptions", "field", choices.picked(field, asked, in, asOf))
                .addObject("value", in.text(field))
                .addObject("asked", true);
    }
}
