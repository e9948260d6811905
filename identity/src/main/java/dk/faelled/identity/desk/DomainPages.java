package dk.faelled.identity.desk;

import dk.faelled.identity.credential.Unchanging;
import dk.faelled.identity.group.Groups;
import dk.faelled.identity.person.Domain;
import dk.faelled.identity.person.Domain.Source;
import dk.faelled.identity.person.Domains;
import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.ItSystems;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sensitive;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import dk.faelled.platform.page.Shell;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Domains (USR-02) and the rules for their passwords (PWD-01). */
@Controller
@RequestMapping(DomainPages.PATH)
@Requires("identity.domain")
class DomainPages {
    static final String PATH = "/identity/domains";
    private static final int MOST_SYSTEMS = 1000;
    private final Domains domains;
    private final Groups groups;
    private final Unchanging unchanging;
    private final ItSystems systems;
    private final Clock clock;

    DomainPages(Domains domains, Groups groups, Unchanging unchanging, ItSystems systems, Clock clock) {
        this.domains = domains;
        this.groups = groups;
        this.unchanging = unchanging;
        this.systems = systems;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView list() {
        var lines = domains.all().stream().map(DomainPages::line).toList();
        return new ModelAndView("identity/domains", "view", new DomainsView(lines));
    }

    @GetMapping("/new")
    ModelAndView form() {
        return form("", Source.ORGANISATION.name(), "", "", Errors.NONE);
    }

    @PostMapping("/new")
    @Sensitive("it says who can sign in")
    ModelAndView add(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "ORGANISATION") String source,
            @RequestParam(defaultValue = "") String system,
            @RequestParam(defaultValue = "") String parent,
            RedirectAttributes next) {
        try {
            boolean loaded = source.equals(Source.COREDATA.name());
            var domain = loaded
                    ? domains.addLoaded(name, parent.isEmpty() ? null : chosen(parents(), parent, "parent"))
                    : domains.add(name, chosen(systems(), system, "system"));
            next.addFlashAttribute(
                    Shell.Flash.ATTRIBUTE,
                    Shell.Flash.success(
                            loaded ? "identity.domain.added.loaded" : "identity.domain.added", domain.name()));
            return new ModelAndView("redirect:" + PATH);
        } catch (RuleBroken broken) {
            return refused(form(name, source, system, parent, Errors.of(broken)));
        }
    }

    private static UUID chosen(List<Option> among, String value, String field) {
        return among.stream()
                .filter(one -> one.value().equals(value))
                .findAny()
                .map(one -> UUID.fromString(one.value()))
                .orElseThrow(() -> new RuleBroken("identity.domain." + field).at(field));
    }

    @GetMapping("/{id}")
    ModelAndView policy(@PathVariable UUID id) {
        var domain = domains.get(id);
        return policy(domain, PolicyForm.of(domain, unchanging.of(id)), Errors.NONE);
    }

    @PostMapping("/{id}")
    @Sensitive("it says how hard passwords are to guess")
    ModelAndView change(
            @PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, RedirectAttributes next) {
        var domain = domains.get(id);
        var form = new PolicyForm(fields);
        try {
            var chosen = groups.named(form.unchanging());
            domains.change(id, form.policy(), form.has("secondRequired", "yes"), form.has("secondOutside", "yes"));
            unchanging.choose(id, chosen);
        } catch (RuleBroken broken) {
            return refused(policy(domain, form, Errors.of(broken)));
        }
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("identity.domain.changed", domain.name()));
        return new ModelAndView("redirect:" + PATH);
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView form(String name, String source, String system, String parent, Errors errors) {
        return new ModelAndView(
                "identity/domainNew",
                "view",
                new DomainForm(name, source, system, systems(), parent, parents(), errors));
    }

    private List<Option> parents() {
        return domains.all().stream()
                .filter(one -> one.source() == Source.COREDATA && one.parent() == null)
                .map(one -> new Option(one.id().toString(), one.name()))
                .toList();
    }

    private static ModelAndView policy(Domain domain, PolicyForm form, Errors errors) {
        return new ModelAndView(
                "identity/domain", "view", new PolicyView(PATH + "/" + domain.id(), domain.name(), form, errors));
    }

    private List<Option> systems() {
        var today = LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
        return systems.list(AsOf.on(today), null, MOST_SYSTEMS).stream()
                .map(found ->
                        new Option(found.id().value().toString(), found.state().name()))
                .sorted(Comparator.comparing(Option::text))
                .toList();
    }

    private static String source(Domain domain) {
        return Messages.text(
                switch (domain.source()) {
                    case ACCOUNTS -> "identity.domain.accounts";
                    case ORGANISATION -> "identity.domain.organisation";
                    case COREDATA -> "identity.domain.coredata";
                });
    }

    private static DomainsView.Line line(Domain domain) {
        var policy = domain.policy();
        return new DomainsView.Line(
                domain.name(),
                source(domain),
                Messages.text("identity.domain.rules", policy.shortest(), policy.history(), policy.maxAgeDays()),
                PATH + "/" + domain.id());
    }
}
