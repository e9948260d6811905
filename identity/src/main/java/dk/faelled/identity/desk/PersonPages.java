package dk.faelled.identity.desk;

import dk.faelled.identity.credential.OwnPasswords;
import dk.faelled.identity.factor.Apps;
import dk.faelled.identity.factor.Passkeys;
import dk.faelled.identity.group.GroupPages;
import dk.faelled.identity.group.Groups;
import dk.faelled.identity.person.Domains;
import dk.faelled.identity.person.LoadedFacts;
import dk.faelled.identity.person.Person;
import dk.faelled.identity.person.Persons;
import dk.faelled.identity.provider.Reached;
import dk.faelled.identity.session.Agent;
import dk.faelled.identity.session.OwnSessions;
import dk.faelled.identity.signin.RefusalNotes;
import dk.faelled.identity.signin.TraceWords;
import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sensitive;
import dk.faelled.platform.export.Exports;
import dk.faelled.platform.list.ListRequest;
import dk.faelled.platform.list.ListView;
import dk.faelled.platform.list.Lists;
import dk.faelled.platform.operations.Invitations.Invitation;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Shell;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Persons as a service desk meets them: why they do not come in, and what can be done about it. */
@Controller("identityPersonPages")
@RequestMapping(PersonPages.PATH)
@Requires("identity.person.read")
class PersonPages {
    static final String PATH = "/identity/persons";
    private static final String CHANGE = "identity.person.change";
    private static final String ACTS =
            "/{id}/{act:lock|unlock|tries|force|factors|sessions|link|allow|forbid|trust|untrust|robot}";
    private final Persons persons;
    private final Domains domains;
    private final Groups groups;
    private final LoadedFacts facts;
    private final Clock clock;
    private final OwnPasswords passwords;
    private final Apps apps;
    private final Passkeys passkeys;
    private final OwnSessions sessions;
    private final Reached reached;
    private final RefusalNotes refusals;
    private final Deeds deeds;
    private final Lists lists;
    private final Exports exports;
    private final AccessDecider access;

    PersonPages(
            Persons persons,
            Domains domains,
            Groups groups,
            LoadedFacts facts,
            Clock clock,
            OwnPasswords passwords,
            Apps apps,
            Passkeys passkeys,
            OwnSessions sessions,
            Reached reached,
            RefusalNotes refusals,
            Deeds deeds,
            Lists lists,
            Exports exports,
            AccessDecider access) {
        this.persons = persons;
        this.domains = domains;
        this.groups = groups;
        this.facts = facts;
        this.clock = clock;
        this.passwords = passwords;
        this.apps = apps;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.reached = reached;
        this.refusals = refusals;
        this.deeds = deeds;
        this.lists = lists;
        this.exports = exports;
        this.access = access;
    }

    @GetMapping
    ModelAndView list(HttpServletRequest request) {
        var asked = ListRequest.of(request);
        var page = lists.page(PersonList.DEFINITION, asked, Map.of());
        return new ModelAndView(
                "identity/persons", "view", new PersonsView(ListView.of(PersonList.DEFINITION, asked, page)));
    }

    @GetMapping("/export")
    void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
        exports.send(PersonList.DEFINITION, ListRequest.of(request), Map.of(), response);
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable UUID id) {
        var person = persons.get(id);
        var account = person.account();
        var view = new PersonView(
                person.name(),
                person.userName(),
                domains.get(person.domain()).name(),
                Messages.text(account == null ? "identity.person.account.none" : "identity.person.account.there"),
                account == null ? "" : Messages.text("identity.password.due." + passwords.due(account)),
                Messages.text("secondfactor.level." + person.level()),
                Messages.text(person.allowed() ? "platform.list.yes" : "platform.list.no"),
                kind(person),
                person.termsAt() == null ? "" : Formats.current().moment(person.termsAt()),
                person.locks(clock.instant()).stream()
                        .map(lock -> Messages.text("identity.lock." + lock))
                        .toList(),
                account == null ? List.of() : factors(account),
                account == null ? List.of() : sessions(account),
                groups.of(id).stream()
                        .map(group -> new Link(group.name(), GroupPages.PATH + "/" + group.id()))
                        .toList(),
                loaded(person),
                account == null ? List.of() : refusals(account),
                access.may(CHANGE) ? acts(person) : List.of());
        return new ModelAndView("identity/person", "view", view);
    }

    /** What another program has loaded besides. */
    private List<PersonView.Loaded> loaded(Person person) {
        var all = new ArrayList<PersonView.Loaded>();
        facts.of(person).ifPresent(known -> {
            known.jobs()
                    .forEach(job -> all.add(new PersonView.Loaded(
                            Messages.text("identity.person.job"),
                            Messages.text("identity.person.job.of", job.identifier(), job.cvr()))));
            known.kombit().forEach((name, value) -> all.add(new PersonView.Loaded(name, value)));
        });
        return all;
    }

    private static String kind(Person person) {
        if (person.robot()) return Messages.text("identity.person.is-robot");
        return person.trusted() ? Messages.text("identity.person.trusted") : "";
    }

    @GetMapping(ACTS)
    @Requires(CHANGE)
    ModelAndView ask(@PathVariable UUID id, @PathVariable String act) {
        return page(persons.get(id), act, "", Errors.NONE);
    }

    @PostMapping(ACTS)
    @Requires(CHANGE)
    @Sensitive("it opens or closes the door for somebody else")
    ModelAndView act(
            @PathVariable UUID id,
            @PathVariable String act,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        var person = persons.get(id);
        var wanted = Act.of(act).orElseThrow(() -> new NotFound("act " + act));
        var account = person.account();
        var missed = wanted == Act.SESSIONS && account != null
                ? reached.missed(numbers(sessions.of(account)))
                : List.<String>of();
        try {
            if (wanted == Act.LINK) return link(person, deeds.link(id, reason));
            deeds.act(id, wanted, reason);
        } catch (RuleBroken broken) {
            var page = page(person, act, reason, Errors.of(broken));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        next.addFlashAttribute(
                Shell.Flash.ATTRIBUTE,
                missed.isEmpty()
                        ? Shell.Flash.success(wanted.key() + ".done", person.name())
                        : Shell.Flash.warning(wanted.key() + ".missed", person.name(), String.join(", ", missed)));
        return new ModelAndView("redirect:" + PATH + "/" + id);
    }

    /** Shown once: whoever loses it is given another. */
    private static ModelAndView link(Person person, Invitation made) {
        var address = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path(made.path())
                .toUriString();
        return new ModelAndView(
                "identity/personLink",
                "view",
                new LinkView(
                        PATH + "/" + person.id(),
                        person.name(),
                        address,
                        Formats.current().moment(made.expiresAt())));
    }

    private static ModelAndView page(Person person, String act, String reason, Errors errors) {
        var wanted = Act.of(act).orElseThrow(() -> new NotFound("act " + act));
        return new ModelAndView(
                "identity/personAct",
                "view",
                new ActView(PATH + "/" + person.id(), person.name(), wanted, reason, errors));
    }

    /** Only what would change something. */
    private static List<Link> acts(Person person) {
        return Arrays.stream(Act.values())
                .filter(act -> switch (act) {
                    case LINK -> true;
                    case LOCK -> person.adminLockAt() == null;
                    case UNLOCK -> person.adminLockAt() != null;
                    case ALLOW -> !person.allowed() && !person.robot();
                    case FORBID -> person.allowed();
                    case TRUST -> !person.trusted();
                    case UNTRUST -> person.trusted();
                    case ROBOT -> !person.robot();
                    case TRIES, FORCE, FACTORS, SESSIONS -> person.account() != null;
                })
                .map(act -> new Link(Messages.text(act.key()), PATH + "/" + person.id() + "/" + act.path()))
                .toList();
    }

    private List<String> factors(UUID account) {
        var formats = Formats.current();
        return Stream.concat(
                        apps.of(account).stream()
                                .map(app -> Messages.text(
                                        "identity.person.factor",
                                        Messages.text("identity.app"),
                                        app.name(),
                                        formats.moment(app.createdAt()))),
                        passkeys.of(account).stream()
                                .map(key -> Messages.text(
                                        "identity.person.factor",
                                        Messages.text("identity.passkey.at", key.host()),
                                        key.name(),
                                        formats.moment(key.createdAt()))))
                .toList();
    }

    private List<String> sessions(UUID account) {
        var formats = Formats.current();
        var all = sessions.of(account);
        var systems = reached.inWords(numbers(all));
        return all.stream()
                .map(open -> {
                    var line = Messages.text(
                            "identity.person.session",
                            formats.moment(open.facts().startedAt()),
                            open.facts().inWords(),
                            Agent.inWords(open.facts().agent()));
                    var told = open.number() == null ? null : systems.get(open.number());
                    return told == null ? line : Messages.text("identity.person.session.systems", line, told);
                })
                .toList();
    }

    private static List<UUID> numbers(List<OwnSessions.Open> all) {
        return all.stream().flatMap(one -> Stream.ofNullable(one.number())).toList();
    }

    private List<PersonView.Refused> refusals(UUID account) {
        return refusals.of(account).stream()
                .map(one -> new PersonView.Refused(
                        one.code(),
                        Formats.current().exact(one.at()),
                        Messages.text("identity.verdict." + one.verdict()),
                        one.trace().stream().map(TraceWords::of).toList()))
                .toList();
    }
}
