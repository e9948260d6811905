package dk.faelled.identity.coredata;

import dk.faelled.identity.person.Domain;
import dk.faelled.identity.person.Domains;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import dk.faelled.platform.Sensitive;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.MenuEntry;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Shell;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which domains other programs load, when they last did, with which figures, and what was refused. */
@Controller
@RequestMapping(CoreDataPages.PATH)
@Requires("identity.domain")
class CoreDataPages {
    static final String PATH = "/identity/loads";
    private static final String WHY = "it says who can sign in";
    private static final int SHOWN = 50;
    private static final Duration OLD = Duration.ofDays(2);
    private final Domains domains;
    private final LoadedDomains loaded;
    private final LoadRuns runs;
    private final Clock clock;

    CoreDataPages(Domains domains, LoadedDomains loaded, LoadRuns runs, Clock clock) {
        this.domains = domains;
        this.loaded = loaded;
        this.runs = runs;
        this.clock = clock;
    }

    @Bean
    static MenuEntry loadsInTheMenu() {
        return new MenuEntry("identity", "identity.loads", PATH, "identity.domain", 954);
    }

    @GetMapping
    ModelAndView show() {
        var lines = tops().stream().map(this::line).toList();
        var latest = runs.latest(SHOWN).stream().map(CoreDataPages::run).toList();
        return new ModelAndView("identity/loads", "view", new CoreDataView(lines, latest));
    }

    private List<Domain> tops() {
        return domains.all().stream()
                .filter(one -> one.source() == Domain.Source.COREDATA && one.parent() == null)
                .toList();
    }

    private CoreDataView.Line line(Domain domain) {
        var caution = loaded.caution(domain.id());
        var last = runs.lastFull(domain.id());
        boolean old = last == null || last.isBefore(clock.instant().minus(OLD));
        return new CoreDataView.Line(
                domain.name(),
                last == null
                        ? Messages.text("identity.loads.never")
                        : Formats.current().moment(last),
                old,
                caution.guarded(),
                caution.removalAllowed(),
                PATH + "/" + domain.id());
    }

    private static CoreDataView.Run run(LoadRuns.Run run) {
        var figures = run.figures();
        return new CoreDataView.Run(
                Formats.current().moment(run.at()),
                Messages.text(run.kind().key()),
                run.domain() == null ? "" : run.domain(),
                run.caller(),
                run.refused(),
                Messages.text(
                        "identity.loads.figures",
                        figures.read(),
                        figures.created(),
                        figures.changed(),
                        figures.returned(),
                        figures.replaced(),
                        figures.locked() + figures.erased(),
                        figures.skipped()),
                Messages.text("identity.loads.taken", run.taken().toMillis() / 1000.0),
                run.lines());
    }

    @PostMapping("/{id}/allow")
    @Sensitive(WHY)
    ModelAndView allow(@PathVariable UUID id, RedirectAttributes next) {
        loaded.allowRemoval(known(id).id());
        return back("identity.loads.allow.done", next);
    }

    @PostMapping("/{id}/guard")
    @Sensitive(WHY)
    ModelAndView guard(
            @PathVariable UUID id, @RequestParam(defaultValue = "false") boolean guarded, RedirectAttributes next) {
        loaded.guard(known(id).id(), guarded);
        return back("identity.loads.guard.done", next);
    }

    private Domain known(UUID id) {
        return tops().stream()
                .filter(one -> one.id().equals(id))
                .findAny()
                .orElseThrow(() -> new NotFound("loaded domain " + id));
    }

    private static ModelAndView back(String told, RedirectAttributes next) {
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success(told));
        return new ModelAndView("redirect:" + PATH);
    }
}
