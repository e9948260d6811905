package dk.faelled.organisation.editing;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.Hit;
import dk.faelled.organisation.page.Moment;
import dk.faelled.platform.Requires;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Persons and units found while one types. Posted, since what is typed may be a CPR number. */
@Controller
@Requires("organisation.edit")
class Picking {
    private final Choices choices;

    Picking(Choices choices) {
        this.choices = choices;
    }

    @PostMapping("/organisation/pick/{kind:persons|units}/{field:[a-zA-Z]{1,30}}")
    @Requires("organisation.edit")
    ModelAndView pick(
            @PathVariable String kind, @PathVariable String field, @RequestParam MultiValueMap<String, String> typed) {
        var in = Typed.of(typed);
        var day = in.quietDay("from");
        var asOf = AsOf.on(day == null ? Moment.of(null, null, null).today() : day);
        var query = in.text(field + "Query");
        List<Hit> hits = kind.equals("persons") ? choices.persons(query, asOf) : choices.units(query, asOf);
        return new ModelAndView("organisation/pickOptions", "field", choices.picked(field, kind, hits, in, asOf))
                .addObject("value", in.text(field))
                .addObject("asked", true);
    }
}
