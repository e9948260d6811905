package dk.faelled.identity.radius;

import dk.faelled.identity.provider.Fields;
import dk.faelled.identity.provider.ProtocolPages;
import dk.faelled.identity.provider.ProviderPages;
import dk.faelled.identity.provider.ProviderTabs;
import dk.faelled.identity.provider.ServiceProvider;
import dk.faelled.identity.provider.ServiceProvider.Protocol;
import dk.faelled.identity.provider.ServiceProviders;
import dk.faelled.identity.session.SecondFactorPolicy;
import dk.faelled.platform.Ids;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sensitive;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Shell;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
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

/** RADIUS clients: set up, changed, given a secret that is shown once, and what became of their packets. */
@Controller
@RequestMapping(ProviderPages.PATH)
@Requires(ProviderPages.WRITE)
class RadiusPages {
    private static final String TAB = "/radius";
    private static final String NEW = ProviderPages.PATH + "/radius/new";
    private static final String WHY = "it says who asks whether people's passwords are right";
    private final RadiusClients clients;
    private final ServiceProviders providers;
    private final ProviderTabs tabs;
    private final RadiusServer server;
    private final RadiusCounts counts;

    RadiusPages(
            RadiusClients clients,
            ServiceProviders providers,
            ProviderTabs tabs,
            RadiusServer server,
            RadiusCounts counts) {
        this.clients = clients;
        this.providers = providers;
        this.tabs = tabs;
        this.server = server;
        this.counts = counts;
    }

    @Bean
    static ProtocolPages radiusProviderTab() {
        return new ProtocolPages(Protocol.RADIUS, "identity.radius", TAB, "identity.radius.new", NEW);
    }

    @GetMapping("/radius/new")
    ModelAndView form() {
        return fresh(Fields.empty().with("kind", SecondFactorPolicy.ALWAYS.name()), Errors.NONE);
    }

    @PostMapping("/radius/new")
    @Sensitive(WHY)
    ModelAndView add(@RequestParam MultiValueMap<String, String> fields) {
        var form = new Fields(fields);
        var id = Ids.next();
        try {
            var provider = ServiceProvider.of(id, "radius:" + id, form.text("name"), Protocol.RADIUS);
            var kind = form.one("kind", SecondFactorPolicy.class);
            var secret = clients.add(
                    provider.demanding(
                            provider.level(), kind, provider.exempt(), provider.password(), provider.secondFactor()),
                    form.lines("ranges"),
                    form.has("legacy"),
                    form.text("secret").strip());
            return handed(id, secret);
        } catch (RuleBroken broken) {
            return refused(fresh(form, Errors.of(broken)));
        }
    }

    @GetMapping("/{id}" + TAB)
    @Requires(ProviderPages.READ)
    ModelAndView client(@PathVariable UUID id) {
        var client = clients.get(id);
        var form = Fields.empty()
                .with("ranges", String.join("\n", client.ranges()))
                .with("legacy", client.legacy());
        return edit(id, form, Errors.NONE);
    }

    @PostMapping("/{id}" + TAB)
    @Sensitive(WHY)
    ModelAndView change(
            @PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, RedirectAttributes next) {
        var form = new Fields(fields);
        clients.get(id);
        try {
            clients.change(id, form.lines("ranges"), form.has("legacy"));
        } catch (RuleBroken broken) {
            return refused(edit(id, form, Errors.of(broken)));
        }
        next.addFlashAttribute(
                Shell.Flash.ATTRIBUTE,
                Shell.Flash.success(
                        "identity.provider.changed", providers.get(id).name()));
        return new ModelAndView("redirect:" + path(id));
    }

    @PostMapping("/{id}" + TAB + "/secret")
    @Sensitive(WHY)
    ModelAndView secret(@PathVariable UUID id, @RequestParam(defaultValue = "") String secret) {
        var client = clients.get(id);
        try {
            return handed(id, clients.replace(id, secret.strip()));
        } catch (RuleBroken broken) {
            var form = Fields.empty()
                    .with("ranges", String.join("\n", client.ranges()))
                    .with("legacy", client.legacy());
            return refused(edit(id, form, Errors.of(broken)));
        }
    }

    private static String path(UUID id) {
        return ProviderPages.PATH + "/" + id + TAB;
    }

    private ModelAndView fresh(Fields form, Errors errors) {
        return new ModelAndView("identity/radiusNew", "view", new RadiusViews.New(form, listening(), errors));
    }

    private ModelAndView edit(UUID id, Fields form, Errors errors) {
        var since = Formats.current().moment(clients.get(id).secretAt());
        return new ModelAndView(
                "identity/radiusClient",
                "view",
                new RadiusViews.Edit(
                        tabs.frame(providers.get(id), path(id)),
                        form,
                        listening(),
                        since,
                        Formats.current().moment(counts.since()),
                        counted(id),
                        counts.strangers(),
                        errors));
    }

    private List<RadiusViews.Count> counted(UUID id) {
        return Arrays.stream(RadiusCounts.Kind.values())
                .map(kind -> new RadiusViews.Count(Messages.text("identity.radius.count." + kind), counts.of(id, kind)))
                .toList();
    }

    private ModelAndView handed(UUID id, String secret) {
        return new ModelAndView(
                "identity/radiusHanded",
                "view",
                new RadiusViews.Handed(tabs.frame(providers.get(id), path(id)), secret, listening()));
    }

    private String listening() {
        var first = server.port(false);
        var second = server.port(true);
        if (first.isEmpty() && second.isEmpty())
            return Messages.text(server.isWanted() ? "identity.radius.deaf" : "identity.radius.off");
        if (second.isEmpty()) return Messages.text("identity.radius.port", port(first.getAsInt()));
        if (first.isEmpty()) return Messages.text("identity.radius.port.second", port(second.getAsInt()));
        return Messages.text("identity.radius.ports", port(first.getAsInt()), port(second.getAsInt()));
    }

    /** A number that is a name: without a point at the thousands. */
    private static String port(int port) {
        return Integer.toString(port);
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
