package dk.faelled.identity.provider;

import dk.faelled.identity.group.Group;
import dk.faelled.identity.group.Groups;
import dk.faelled.identity.person.Domain;
import dk.faelled.identity.person.Domains;
import dk.faelled.identity.session.SecondFactorPolicy;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Permission;
import dk.faelled.platform.Permissions;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sensitive;
import dk.faelled.platform.export.Exports;
import dk.faelled.platform.list.ListRequest;
import dk.faelled.platform.list.ListView;
import dk.faelled.platform.list.Lists;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.MenuEntry;
import dk.faelled.platform.page.Shell;
import dk.faelled.secondfactor.NsisLevel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
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

/** Tjenesteudbydere: all of them, and of each what is the same in every protocol. */
@Controller
@RequestMapping(ProviderPages.PATH)
@Requires(ProviderPages.READ)
public class ProviderPages {
    public static final String PATH = "/identity/providers";
    public static final String READ = "identity.provider.read";
    public static final String WRITE = "identity.provider.write";
    private static final String WHY = "it says who gets into other systems";
    private final ServiceProviders providers;
    private final Domains domains;
    private final Groups groups;
    private final ProviderTabs tabs;
    private final Lists lists;
    private final Exports exports;

    ProviderPages(
            ServiceProviders providers,
            Domains domains,
            Groups groups,
            ProviderTabs tabs,
            Lists lists,
            Exports exports) {
        this.groups = groups;
        this.lists = lists;
        this.exports = exports;
        this.providers = providers;
        this.domains = domains;
        this.tabs = tabs;
    }

    @Bean
    static Permissions providerPermissions() {
        return new Permissions(
                "identity",
                List.of(
                        Permissions.held(
                                new Permission(READ, "Se tjenesteudbydere", "See service providers"),
                                BuiltInRole.ADMINISTRATOR),
                        Permissions.held(
                                new Permission(
                                        WRITE,
                                        "Bestemme tjenesteudbydere og signeringsnøgler",
                                        "Decide on service providers and signing keys"),
                                BuiltInRole.ADMINISTRATOR)));
    }

    @Bean
    static MenuEntry providersInTheMenu() {
        return new MenuEntry("identity", "identity.providers", PATH, READ, 957);
    }

    @GetMapping
    ModelAndView list(HttpServletRequest request) {
        var asked = ListRequest.of(request);
        var page = lists.page(ProviderList.DEFINITION, asked, Map.of());
        return new ModelAndView(
                "identity/providers",
                "view",
                new ProviderViews.All(ListView.of(ProviderList.DEFINITION, asked, page), tabs.create()));
    }

    @GetMapping("/export")
    void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
        exports.send(ProviderList.DEFINITION, ListRequest.of(request), Map.of(), response);
    }

    @GetMapping("/{id}")
    ModelAndView general(@PathVariable UUID id) {
        var provider = providers.get(id);
        var form = Fields.empty()
                .with("name", provider.name())
                .with("notes", provider.notes())
                .with("enabled", provider.enabled());
        return page("general", provider, form, Errors.NONE);
    }

    @PostMapping("/{id}")
    @Requires(WRITE)
    @Sensitive(WHY)
    ModelAndView general(
            @PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, RedirectAttributes next) {
        var form = new Fields(fields);
        return change(
                "general",
                id,
                form,
                provider -> provider.general(form.text("name"), form.text("notes"), form.has("enabled")),
                next);
    }

    @GetMapping("/{id}/security")
    ModelAndView security(@PathVariable UUID id) {
        var provider = providers.get(id);
        var form = Fields.empty()
                .with("level", provider.level().name())
                .with("policy", provider.policy().name());
        provider.exempt().forEach(domain -> form.with("exempt", domain));
        if (provider.password() != null)
            form.with("password", Long.toString(provider.password().toMinutes()));
        if (provider.secondFactor() != null)
            form.with("secondFactor", Long.toString(provider.secondFactor().toMinutes()));
        return page("security", provider, form, Errors.NONE);
    }

    @PostMapping("/{id}/security")
    @Requires(WRITE)
    @Sensitive(WHY)
    ModelAndView security(
            @PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, RedirectAttributes next) {
        var form = new Fields(fields);
        return change(
                "security",
                id,
                form,
                provider -> provider.demanding(
                        form.one("level", NsisLevel.class),
                        form.one("policy", SecondFactorPolicy.class),
                        form.list("exempt"),
                        form.minutes("password"),
                        form.minutes("secondFactor")),
                next);
    }

    @GetMapping("/{id}/conditions")
    ModelAndView conditions(@PathVariable UUID id) {
        var provider = providers.get(id);
        var form = Fields.empty().with("known", provider.knownNetworksOnly());
        provider.domains().forEach(domain -> form.with("domains", domain));
        form.with(
                "groups",
                groups.all(provider.groups()).stream().map(Group::called).collect(Collectors.joining("\n")));
        return page("conditions", provider, form, Errors.NONE);
    }

    @PostMapping("/{id}/conditions")
    @Requires(WRITE)
    @Sensitive(WHY)
    ModelAndView conditions(
            @PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, RedirectAttributes next) {
        var form = new Fields(fields);
        return change(
                "conditions",
                id,
                form,
                provider -> provider.on(form.list("domains"), groups.named(form.lines("groups")), form.has("known")),
                next);
    }

    @GetMapping("/{id}/remove")
    @Requires(WRITE)
    ModelAndView remove(@PathVariable UUID id) {
        var frame = tabs.frame(providers.get(id), PATH + "/" + id + "/remove");
        return new ModelAndView("identity/providerRemove", "view", new ProviderViews.Remove(frame, Errors.NONE));
    }

    @PostMapping("/{id}/remove")
    @Requires(WRITE)
    @Sensitive(WHY)
    ModelAndView removed(@PathVariable UUID id, RedirectAttributes next) {
        var provider = providers.get(id);
        providers.remove(id);
        next.addFlashAttribute(
                Shell.Flash.ATTRIBUTE, Shell.Flash.success("identity.provider.removed", provider.name()));
        return new ModelAndView("redirect:" + PATH);
    }

    private ModelAndView change(
            String tab, UUID id, Fields form, UnaryOperator<ServiceProvider> how, RedirectAttributes next) {
        try {
            var after = providers.change(id, how);
            next.addFlashAttribute(
                    Shell.Flash.ATTRIBUTE, Shell.Flash.success("identity.provider.changed", after.name()));
            return new ModelAndView("redirect:" + path(tab, id));
        } catch (RuleBroken broken) {
            var page = page(tab, providers.get(id), form, Errors.of(broken));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private static String path(String tab, UUID id) {
        return PATH + "/" + id + (tab.equals("general") ? "" : "/" + tab);
    }

    private ModelAndView page(String tab, ServiceProvider provider, Fields form, Errors errors) {
        var names = domains.all().stream().map(Domain::name).toList();
        return new ModelAndView(
                "identity/provider" + Character.toUpperCase(tab.charAt(0)) + tab.substring(1),
                "view",
                new ProviderViews.Edit(
                        tabs.frame(provider, path(tab, provider.id())), provider.entityId(), form, names, errors));
    }
}
