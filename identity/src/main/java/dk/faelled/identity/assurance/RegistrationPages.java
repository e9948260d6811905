package dk.faelled.identity.assurance;

import dk.faelled.identity.assurance.Proofing.State;
import dk.faelled.identity.person.Domains;
import dk.faelled.identity.person.Person;
import dk.faelled.identity.person.Persons;
import dk.faelled.platform.Context;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sensitive;
import dk.faelled.platform.list.ListRequest;
import dk.faelled.platform.list.ListView;
import dk.faelled.platform.list.Lists;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import dk.faelled.platform.page.Shell;
import dk.faelled.secondfactor.NsisLevel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

/** The registrant's pages: finds a person, notes what was seen, gives a level, confirms, withdraws (identity 4.11). */
@Controller
@RequestMapping(RegistrationPages.PATH)
@Requires(RegistrationPages.PERMISSION)
class RegistrationPages {
    static final String PATH = "/identity/registration";
    static final String PERMISSION = "identity.registrant";
    private final Registrations registrations;
    private final Levels levels;
    private final Persons persons;
    private final Domains domains;
    private final Lists lists;

    RegistrationPages(Registrations registrations, Levels levels, Persons persons, Domains domains, Lists lists) {
        this.registrations = registrations;
        this.levels = levels;
        this.persons = persons;
        this.domains = domains;
        this.lists = lists;
    }

    @GetMapping
    ModelAndView list(HttpServletRequest request) {
        var asked = ListRequest.of(request);
        var page = lists.page(RegistrationList.DEFINITION, asked, Map.of());
        return new ModelAndView(
                "identity/registrations",
                "view",
                new RegistrationsView(ListView.of(RegistrationList.DEFINITION, asked, page)));
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable UUID id) {
        return page(persons.get(id), RegistrationView.Form.EMPTY, Errors.NONE);
    }

    @PostMapping("/{id}")
    @Sensitive("it says how surely somebody is known")
    ModelAndView register(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String document,
            @RequestParam(defaultValue = "") String end,
            @RequestParam(defaultValue = "") String level,
            @RequestParam(defaultValue = "") Set<UUID> factor,
            RedirectAttributes next) {
        var form = new RegistrationView.Form(document, end, level, factor);
        var person = persons.get(id);
        try {
            var seen = registrations.register(
                    id,
                    chosen(NsisLevel.class, level)
                            .orElseThrow(() -> new RuleBroken("identity.registration.level").at("level")),
                    chosen(Document.class, document)
                            .orElseThrow(() -> new RuleBroken("identity.registration.document").at("document")),
                    end,
                    factor);
            return back(person, "identity.registration.done." + seen.state(), next);
        } catch (RuleBroken broken) {
            return refused(page(person, form, Errors.of(broken)));
        }
    }

    @PostMapping("/{id}/{act:confirm|refuse}")
    @Sensitive("it says how surely somebody is known")
    ModelAndView second(@PathVariable UUID id, @PathVariable String act, RedirectAttributes next) {
        var person = persons.get(id);
        try {
            if (act.equals("confirm")) registrations.confirm(id);
            else registrations.refuse(id);
            return back(
                    person,
                    "identity.registration.done." + (act.equals("confirm") ? State.GRANTED : State.REFUSED),
                    next);
        } catch (RuleBroken broken) {
            return refused(page(person, RegistrationView.Form.EMPTY, Errors.of(broken)));
        }
    }

    @GetMapping("/{id}/withdraw")
    ModelAndView askWithdraw(@PathVariable UUID id) {
        return withdraw(persons.get(id), "", Errors.NONE);
    }

    @PostMapping("/{id}/withdraw")
    @Sensitive("it says how surely somebody is known")
    ModelAndView withdraw(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String reason, RedirectAttributes next) {
        var person = persons.get(id);
        try {
            levels.withdraw(id, reason);
            return back(person, "identity.registration.withdrawn", next);
        } catch (RuleBroken broken) {
            return refused(withdraw(person, reason, Errors.of(broken)));
        }
    }

    private static ModelAndView withdraw(Person person, String reason, Errors errors) {
        return new ModelAndView(
                "identity/levelWithdraw",
                "view",
                new WithdrawView(PATH + "/" + person.id(), person.name(), reason, errors));
    }

    private static ModelAndView back(Person person, String told, RedirectAttributes next) {
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success(told, person.name()));
        return new ModelAndView("redirect:" + PATH + "/" + person.id());
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(Person person, RegistrationView.Form form, Errors errors) {
        var open = registrations.open(person.id());
        var waiting = open.filter(one -> one.state() == State.WAITING);
        var assurance = levels.assurance();
        var me = Context.current().actor().id();
        var view = new RegistrationView(
                PATH + "/" + person.id(),
                person.name(),
                person.userName(),
                domains.get(person.domain()).name(),
                name(person.level()),
                person.allowed(),
                waiting.map(RegistrationPages::line).orElse(null),
                waiting.filter(one -> !one.registrant().equals(me)).isPresent(),
                open.isPresent() || person.level() != NsisLevel.NONE,
                registrations.held(person).stream()
                        .map(one -> new RegistrationView.Factor(
                                one.id().toString(),
                                Messages.text(
                                        "identity.registration.factor." + (one.passkey() ? "passkey" : "app"),
                                        one.name(),
                                        name(one.level())),
                                form.factors().contains(one.id())))
                        .toList(),
                registrations.of(person.id()).stream()
                        .map(RegistrationPages::line)
                        .toList(),
                form,
                Arrays.stream(Document.values())
                        .map(one -> new Option(one.name(), Messages.text("identity.registration.document." + one)))
                        .toList(),
                offered(assurance),
                assurance.fourEyes(),
                errors);
        return new ModelAndView("identity/registration", "view", view);
    }

    private static List<Option> offered(Assurance assurance) {
        return Arrays.stream(NsisLevel.values())
                .filter(level -> level != NsisLevel.NONE && assurance.cap().reaches(level))
                .map(level -> new Option(level.name(), name(level)))
                .toList();
    }

    private static String line(Proofing seen) {
        var second = seen.secondName();
        return Messages.text(
                "identity.registration.line",
                Formats.current().moment(seen.at()),
                name(seen.level()),
                Messages.text("identity.registration.document." + seen.document()),
                seen.documentEnd(),
                second == null
                        ? seen.registrantName()
                        : Messages.text("identity.registration.two", seen.registrantName(), second),
                Messages.text("identity.registration.state." + seen.state()));
    }

    static String name(NsisLevel level) {
        return Messages.text("secondfactor.level." + level);
    }

    static <E extends Enum<E>> Optional<E> chosen(Class<E> of, String name) {
        return Arrays.stream(of.getEnumConstants())
                .filter(one -> one.name().equals(name))
                .findAny();
    }
}
