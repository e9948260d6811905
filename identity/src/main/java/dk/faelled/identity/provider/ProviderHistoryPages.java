package dk.faelled.identity.provider;

import dk.faelled.identity.group.Groups;
import dk.faelled.identity.provider.ProviderHistory.Version;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sensitive;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The terms of a system as they have been, what was changed each time, and the way back to them (BEY-10). */
@Controller
@RequestMapping(ProviderPages.PATH + "/{id}" + ProviderHistoryPages.TAB)
@Requires(ProviderPages.READ)
class ProviderHistoryPages {
    static final String TAB = "/history";
    private final ServiceProviders providers;
    private final Groups groups;
    private final ProviderTabs tabs;

    ProviderHistoryPages(ServiceProviders providers, Groups groups, ProviderTabs tabs) {
        this.providers = providers;
        this.groups = groups;
        this.tabs = tabs;
    }

    private static String path(UUID id) {
        return ProviderPages.PATH + "/" + id + TAB;
    }

    @GetMapping
    ModelAndView list(@PathVariable UUID id) {
        var provider = providers.get(id);
        var versions = providers.versions(id);
        var known = groups.all(
                versions.stream().flatMap(one -> one.terms().groups().stream()).collect(Collectors.toSet()));
        var words = new TermsInWords(known);
        var lines = new ArrayList<ProviderViews.Past>();
        for (int i = 0; i < versions.size(); i++)
            lines.add(line(provider, versions.get(i), i + 1 < versions.size() ? versions.get(i + 1) : null, words));
        return new ModelAndView(
                "identity/providerHistory", "view", new ProviderViews.History(tabs.frame(provider, path(id)), lines));
    }

    private static ProviderViews.Past line(
            ServiceProvider now, Version version, @Nullable Version before, TermsInWords words) {
        var differences = before == null
                ? List.<Difference>of()
                : Difference.between(words.of(before.terms()), words.of(version.terms()));
        return new ProviderViews.Past(
                version.by().isEmpty()
                        ? Messages.text("identity.provider.version.first", version.number())
                        : Messages.text(
                                "identity.provider.version",
                                version.number(),
                                Formats.current().moment(version.at()),
                                version.by()),
                differences,
                version.terms().equals(now) ? "" : path(now.id()) + "/" + version.number() + "/back",
                version.number());
    }

    /** What it calls itself stays: only its protocol's page can change that. */
    @PostMapping("/{number}/back")
    @Requires(ProviderPages.WRITE)
    @Sensitive("it says who gets into other systems")
    ModelAndView back(@PathVariable UUID id, @PathVariable int number, RedirectAttributes next) {
        var wanted = providers.version(id, number).terms();
        try {
            var after = providers.change(id, now -> now.general(wanted.name(), wanted.notes(), wanted.enabled())
                    .demanding(
                            wanted.level(), wanted.policy(), wanted.exempt(), wanted.password(), wanted.secondFactor())
                    .on(wanted.domains(), wanted.groups(), wanted.knownNetworksOnly()));
            next.addFlashAttribute(
                    Shell.Flash.ATTRIBUTE, Shell.Flash.success("identity.provider.changed", after.name()));
        } catch (RuleBroken broken) {
            next.addFlashAttribute(Shell.Flash.ATTRIBUTE, new Shell.Flash(Shell.Kind.WARNING, Messages.text(broken)));
        }
        return new ModelAndView("redirect:" + path(id));
    }
}
