package dk.faelled.identity.provider.history;

import dk.faelled.identity.provider.ProviderPages;
import dk.faelled.identity.provider.ProviderTabs;
import dk.faelled.identity.provider.ServiceProviders;
import dk.faelled.identity.provider.history.Histories.Change;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sensitive;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Shell;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How a system has been set up, what was changed each time, and the way back (BEY-10). */
@Controller
@RequestMapping(ProviderPages.PATH + "/{id}" + ProviderTabs.HISTORY)
@Requires(ProviderPages.READ)
class ProviderHistoryPages {
    private static final int SIZE = 25;
    private final ServiceProviders providers;
    private final Histories histories;
    private final ProviderTabs tabs;

    ProviderHistoryPages(ServiceProviders providers, Histories histories, ProviderTabs tabs) {
        this.providers = providers;
        this.histories = histories;
        this.tabs = tabs;
    }

    private static String path(UUID id) {
        return ProviderPages.PATH + "/" + id + ProviderTabs.HISTORY;
    }

    /** @param before a number: what lies further back than that */
    @GetMapping
    ModelAndView list(@PathVariable UUID id, @RequestParam(required = false) @Nullable Integer before) {
        var provider = providers.get(id);
        var changes = histories.of(id, before, SIZE + 1);
        var shown = changes.subList(0, Math.min(SIZE, changes.size()));
        return new ModelAndView(
                "identity/providerHistory",
                "view",
                new HistoryViews.All(
                        tabs.frame(provider, path(id)),
                        shown.stream().map(one -> line(id, one)).toList(),
                        changes.size() > SIZE
                                ? path(id) + "?before="
                                        + shown.getLast().version().number()
                                : ""));
    }

    private static HistoryViews.Past line(UUID id, Change change) {
        var version = change.version();
        var part = Messages.text("identity.provider.part." + version.part());
        return new HistoryViews.Past(
                version.by().isEmpty()
                        ? Messages.text("identity.provider.version.first", version.number(), part)
                        : Messages.text(
                                "identity.provider.version",
                                version.number(),
                                part,
                                Formats.current().moment(version.at()),
                                version.by()),
                change.differences(),
                change.counts(),
                change.possible() ? path(id) + "/" + version.number() + "/back" : "",
                version.number());
    }

    /** What it calls itself stays: only its protocol's page can change that. */
    @PostMapping("/{number}/back")
    @Requires(ProviderPages.WRITE)
    @Sensitive("it says who gets into other systems")
    ModelAndView back(@PathVariable UUID id, @PathVariable int number, RedirectAttributes next) {
        var name = providers.get(id).name();
        try {
            histories.back(id, number);
            next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("identity.provider.changed", name));
        } catch (RuleBroken broken) {
            next.addFlashAttribute(Shell.Flash.ATTRIBUTE, new Shell.Flash(Shell.Kind.WARNING, Messages.text(broken)));
        }
        return new ModelAndView("redirect:" + path(id));
    }
}
