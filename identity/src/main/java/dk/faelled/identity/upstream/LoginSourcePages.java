package dk.faelled.identity.upstream;

import dk.faelled.identity.person.Domain;
import dk.faelled.identity.person.Domains;
import dk.faelled.identity.provider.Fields;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sensitive;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import dk.faelled.platform.page.Shell;
import dk.faelled.secondfactor.NsisLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
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

/** Loginkilder: all of them, and of each what is the same in both protocols. */
@Controller
@RequestMapping(LoginSourcePages.PATH)
@Requires(LoginSourcePages.READ)
class LoginSourcePages {
    static final String PATH = "/identity/sources";
    static final String READ = "identity.source.read";
    static final String WRITE = "identity.source.write";
    static final String WHY = "it says who may sign in as whom";
    private final LoginSources sources;
    private final Domains domains;

    LoginSourcePages(LoginSources sources, Domains domains) {
        this.sources = sources;
        this.domains = domains;
    }

    @GetMapping
    ModelAndView list() {
        var all = sources.all();
        return new ModelAndView(
                "identity/sources",
                "view",
                new SourceViews.All(all.stream().map(LoginSourcePages::row).toList(), all.size() >= LoginSources.MOST));
    }

    private static SourceViews.Row row(LoginSource source) {
        return new SourceViews.Row(
                source.name(),
                Messages.text("identity.source.kind." + source.kind()),
                Messages.text("secondfactor.level." + source.assured().most()),
                switch (source.home()) {
                    case NOBODY -> "";
                    case DOMAINS -> String.join(", ", source.homeDomains());
                    case EVERYBODY -> Messages.text("identity.source.home.EVERYBODY");
                },
                source.enabled(),
                PATH + "/" + source.id());
    }

    @GetMapping("/{id}")
    ModelAndView general(@PathVariable UUID id) {
        var source = sources.get(id);
        var form = Fields.empty()
                .with("name", source.name())
                .with("enabled", source.enabled())
                .with("home", source.home().name());
        source.homeDomains().forEach(domain -> form.with("homeDomains", domain));
        return general(source, form, Errors.NONE);
    }

    private ModelAndView general(LoginSource source, Fields form, Errors errors) {
        var frame = SourceFrames.frame(source, "");
        return new ModelAndView("identity/source", "view", new SourceViews.General(frame, form, domains(), errors));
    }

    private List<String> domains() {
        return domains.all().stream().map(Domain::name).toList();
    }

    @PostMapping("/{id}")
    @Requires(WRITE)
    @Sensitive(WHY)
    ModelAndView general(
            @PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, RedirectAttributes next) {
        var form = new Fields(fields);
        try {
            return changed(
                    id,
                    "",
                    source -> source.general(
                            form.text("name"),
                            form.has("enabled"),
                            form.one("home", LoginSource.Home.class),
                            form.list("homeDomains")),
                    next);
        } catch (RuleBroken broken) {
            return refused(general(sources.get(id), form, Errors.of(broken)));
        }
    }

    @GetMapping("/{id}/persons")
    ModelAndView persons(@PathVariable UUID id) {
        var source = sources.get(id);
        var match = source.match();
        var assured = source.assured();
        var form = Fields.empty()
                .with("by", match.by().name())
                .with("claim", match.claim())
                .with("cut", match.cut())
                .with("domain", match.domain())
                .with("creates", match.creates())
                .with("levelClaim", assured.levelClaim())
                .with("steps", Assured.written(assured.steps()))
                .with("most", assured.most().name())
                .with("secondClaim", assured.secondClaim())
                .with("secondValue", assured.secondValue());
        return persons(source, form, Errors.NONE);
    }

    private ModelAndView persons(LoginSource source, Fields form, Errors errors) {
        var frame = SourceFrames.frame(source, "/persons");
        var choices = new ArrayList<Option>();
        choices.add(new Option("", Messages.text("identity.source.domain.any")));
        domains().forEach(name -> choices.add(new Option(name, name)));
        return new ModelAndView(
                "identity/sourcePersons", "view", new SourceViews.Persons(frame, form, choices, errors));
    }

    @PostMapping("/{id}/persons")
    @Requires(WRITE)
    @Sensitive(WHY)
    ModelAndView persons(
            @PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, RedirectAttributes next) {
        var form = new Fields(fields);
        try {
            return changed(
                    id,
                    "/persons",
                    source -> source.meaning(
                            new PersonMatch(
                                    form.one("by", PersonMatch.By.class),
                                    form.text("claim").strip(),
                                    form.has("cut"),
                                    form.text("domain"),
                                    form.has("creates")),
                            new Assured(
                                    form.text("levelClaim"),
                                    Assured.parse(form.lines("steps")),
                                    form.one("most", NsisLevel.class),
                                    form.text("secondClaim"),
                                    form.text("secondValue"))),
                    next);
        } catch (RuleBroken broken) {
            return refused(persons(sources.get(id), form, Errors.of(broken)));
        }
    }

    @GetMapping("/{id}/remove")
    @Requires(WRITE)
    ModelAndView remove(@PathVariable UUID id) {
        var frame = SourceFrames.frame(sources.get(id), "/remove");
        return new ModelAndView("identity/sourceRemove", "view", new SourceViews.Remove(frame));
    }

    @PostMapping("/{id}/remove")
    @Requires(WRITE)
    @Sensitive(WHY)
    ModelAndView removed(@PathVariable UUID id, RedirectAttributes next) {
        var source = sources.get(id);
        sources.remove(id);
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("identity.source.removed", source.name()));
        return new ModelAndView("redirect:" + PATH);
    }

    private ModelAndView changed(UUID id, String tab, UnaryOperator<LoginSource> how, RedirectAttributes next) {
        var after = sources.change(id, how);
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("identity.source.changed", after.name()));
        return new ModelAndView("redirect:" + PATH + "/" + id + tab);
    }

    static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
