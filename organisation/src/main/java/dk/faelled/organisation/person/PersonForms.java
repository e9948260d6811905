package dk.faelled.organisation.person;

import static dk.faelled.platform.page.Messages.text;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.People;
import dk.faelled.organisation.Person;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.editing.Act;
import dk.faelled.organisation.editing.Draft;
import dk.faelled.organisation.editing.EditDesk;
import dk.faelled.organisation.editing.Sheet;
import dk.faelled.organisation.editing.Typed;
import dk.faelled.organisation.page.Moment;
import dk.faelled.organisation.page.Names;
import dk.faelled.platform.Cpr;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Link;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
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

/** New persons, and other names, numbers and dates for those that are there. */
@Controller
@Requires(PersonPages.EDIT)
class PersonForms {
    private static final String NEW = PersonPages.PATH + "/new";
    private static final String FORM = PersonPages.PATH + "/{id}/edit";
    private static final Sheet<Person> SHEET = Sheet.of(Type.PERSON, Person.class)
            .asks("givenName", "surname", "nicknameGivenName", "nicknameSurname", "cpr", "seniority", "userKey");

    private final People people;
    private final EditDesk desk;
    private final Names names;

    PersonForms(People people, EditDesk desk, Names names) {
        this.people = people;
        this.desk = desk;
        this.names = names;
    }

    @ModelAttribute("moment")
    Moment moment(HttpServletRequest request) {
        return Moment.of(request);
    }

    @GetMapping(NEW)
    @Requires(PersonPages.EDIT)
    ModelAndView fresh(@ModelAttribute("moment") Moment moment) {
        return desk.open(draft(null, moment), new Typed(Map.of()));
    }

    @PostMapping(NEW)
    @Requires(PersonPages.EDIT)
    ModelAndView add(
            @ModelAttribute("moment") Moment moment,
            @RequestParam MultiValueMap<String, String> in,
            HttpServletRequest request,
            RedirectAttributes next) {
        return desk.answer(draft(null, moment), Typed.of(in), request, next);
    }

    @GetMapping(FORM)
    @Requires(PersonPages.EDIT_OWN)
    ModelAndView form(
            @PathVariable UUID id,
            @ModelAttribute("moment") Moment moment,
            @RequestParam MultiValueMap<String, String> asked) {
        return desk.open(draft(id, moment), Typed.of(asked));
    }

    @PostMapping(FORM)
    @Requires(PersonPages.EDIT_OWN)
    ModelAndView save(
            @PathVariable UUID id,
            @ModelAttribute("moment") Moment moment,
            @RequestParam MultiValueMap<String, String> in,
            HttpServletRequest request,
            RedirectAttributes next) {
        return desk.answer(draft(id, moment), Typed.of(in), request, next);
    }

    /** Somebody new is there from birth, so no day is asked for. */
    private Draft<PersonId, Person> draft(@Nullable UUID id, Moment moment) {
        var links = new ArrayList<Link>();
        links.add(new Link(text("organisation.menu.persons"), moment.at(PersonPages.PATH)));
        if (id != null) {
            var name = names.of(List.of(id), AsOf.on(moment.on())).getOrDefault(id, id.toString());
            links.add(new Link(name, moment.person(id)));
        }
        return new Draft<>(
                id == null ? Act.NEW : Act.EDIT,
                people,
                SHEET,
                id == null ? null : new PersonId(id),
                Map.of(),
                this::add,
                id != null,
                text(id == null ? "organisation.person.new" : "organisation.person.edit"),
                links,
                moment.at(id == null ? NEW : PersonPages.PATH + "/" + id + "/edit"),
                m -> m.at(PersonPages.PATH + "/" + (id == null ? Draft.MADE : id)),
                moment);
    }

    private UUID add(Validity always, Person person, Typed in, @Nullable String note) {
        try {
            var cpr = in.text("cpr").isEmpty() ? null : Cpr.parse(in.text("cpr"));
            return people.add(PersonId.fresh(), person.with(null), cpr, note).value();
        } catch (RuleBroken broken) {
            throw broken.field() == null ? broken.at("cpr") : broken;
        }
    }
}
