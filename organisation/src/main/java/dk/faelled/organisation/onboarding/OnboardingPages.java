package dk.faelled.organisation.onboarding;

import dk.faelled.organisation.editing.Entries;
import dk.faelled.organisation.editing.Typed;
import dk.faelled.organisation.page.Moment;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Shell;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

/** New employee (ny medarbejder): person, employments, accounts, manager roles, addresses, summary. */
@Controller
@RequestMapping(OnboardingPages.PATH)
@Requires("organisation.edit")
class OnboardingPages {
    static final String PATH = "/organisation/onboarding";
    /** Fields of the form that are no answers. */
    private static final Set<String> NOT_KEPT = Set.of("act", "entry", "remove", "find", "_csrf");

    private final NewcomerTable table;
    private final Onboarding onboarding;
    private final OnboardingDesk desk;
    private final Entries entries;

    OnboardingPages(NewcomerTable table, Onboarding onboarding, OnboardingDesk desk, Entries entries) {
        this.table = table;
        this.onboarding = onboarding;
        this.desk = desk;
        this.entries = entries;
    }

    private static Moment moment() {
        return Moment.of(null, null, null);
    }

    @GetMapping
    ModelAndView begun() {
        return new ModelAndView(
                "organisation/onboardingList",
                "drafts",
                table.mine().stream()
                        .map(kept -> new NewcomerRow(
                                PATH + "/" + kept.newcomer().id() + "/person",
                                kept.newcomer().name(),
                                kept.changedAt()))
                        .toList());
    }

    @PostMapping
    String begin() {
        var newcomer = new Newcomer(UUID.randomUUID(), List.of());
        table.keep(newcomer);
        return "redirect:" + PATH + "/" + newcomer.id() + "/person";
    }

    @PostMapping("/{id}/discard")
    String discard(@PathVariable UUID id, RedirectAttributes next) {
        table.drop(id);
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("organisation.onboarding.discarded"));
        return "redirect:" + PATH;
    }

    @GetMapping("/{id}/{step}")
    ModelAndView step(
            @PathVariable UUID id, @PathVariable String step, @RequestParam(required = false) @Nullable UUID entry) {
        var newcomer = found(id);
        var at = Step.of(step);
        var changed = at == Step.PERSON ? id : entry;
        var in = changed == null
                ? Typed.nothing()
                : newcomer.entry(changed).map(Newcomer.Entry::typed).orElseGet(Typed::nothing);
        if (in.text("from").isEmpty()) in = in.with("from", moment().today().toString());
        // never shown again, so that it is changed only by writing another
        return page(newcomer, at, entry, in.with("cpr", ""), Errors.NONE);
    }

    /** @param act {@code next} goes on, {@code add} takes what is typed and stays */
    @PostMapping("/{id}/{step}")
    ModelAndView save(
            @PathVariable UUID id,
            @PathVariable String step,
            @RequestParam(defaultValue = "next") String act,
            @RequestParam(required = false) @Nullable UUID entry,
            @RequestParam(required = false) @Nullable UUID remove,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes next) {
        var newcomer = found(id);
        var at = Step.of(step);
        var in = Typed.of(typed);
        if (remove != null) {
            table.keep(newcomer.without(remove));
            return to(id, at);
        }
        if (in.has("find")) return page(newcomer, at, entry, in, Errors.NONE);
        if (at == Step.SUMMARY) return finish(newcomer, in, next);
        var sheet = Objects.requireNonNull(at.sheet());
        if (at.several() && act.equals("next") && !entries.filled(sheet, in)) return to(id, at.next());
        try {
            var kept = kept(newcomer, at, in);
            onboarding.check(newcomer, at, kept, moment());
            var own = at == Step.PERSON ? id : entry == null ? UUID.randomUUID() : entry;
            table.keep(newcomer.with(new Newcomer.Entry(at, own, kept.values())));
            return to(id, act.equals("add") ? at : at.next());
        } catch (RuleBroken broken) {
            return refused(newcomer, at, entry, in, broken);
        }
    }

    /** What is kept of what was sent; a number once written stays when the field is left open. */
    private static Typed kept(Newcomer newcomer, Step at, Typed in) {
        var values = new HashMap<>(in.values());
        values.keySet().removeAll(NOT_KEPT);
        values.keySet().removeIf(name -> name.endsWith("Query"));
        var kept = Typed.of(values);
        if (at != Step.PERSON || !in.text("cpr").isEmpty()) return kept;
        return kept.with("cpr", newcomer.person().text("cpr"));
    }

    private ModelAndView finish(Newcomer newcomer, Typed in, RedirectAttributes next) {
        try {
            var person = onboarding.finish(newcomer.id(), moment(), in.note());
            next.addFlashAttribute(
                    Shell.Flash.ATTRIBUTE, Shell.Flash.success("organisation.onboarding.done", newcomer.name()));
            return new ModelAndView("redirect:" + moment().person(person.value()));
        } catch (StepBroken stopped) {
            var entry =
                    newcomer.entry(stopped.entry()).map(Newcomer.Entry::typed).orElseGet(Typed::nothing);
            return refused(
                    newcomer,
                    stopped.step(),
                    stopped.step().several() ? stopped.entry() : null,
                    entry.with("cpr", ""),
                    stopped.broken());
        }
    }

    private ModelAndView refused(Newcomer newcomer, Step step, @Nullable UUID entry, Typed in, RuleBroken broken) {
        var page = page(newcomer, step, entry, in, Errors.of(broken));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(Newcomer newcomer, Step step, @Nullable UUID entry, Typed in, Errors errors) {
        return new ModelAndView(
                "organisation/onboarding", "view", desk.view(newcomer, step, entry, in, errors, moment()));
    }

    private static ModelAndView to(UUID id, Step step) {
        return new ModelAndView("redirect:" + PATH + "/" + id + "/" + step.word());
    }

    private Newcomer found(UUID id) {
        return table.find(id).orElseThrow(() -> new NotFound("newcomer " + id));
    }
}
