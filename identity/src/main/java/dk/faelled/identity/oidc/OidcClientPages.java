package dk.faelled.identity.oidc;

import dk.faelled.identity.oidc.OidcClient.Loa;
import dk.faelled.identity.provider.Fields;
import dk.faelled.identity.provider.ProtocolPages;
import dk.faelled.identity.provider.ProviderPages;
import dk.faelled.identity.provider.ProviderTabs;
import dk.faelled.identity.provider.ServiceProvider;
import dk.faelled.identity.provider.ServiceProvider.Protocol;
import dk.faelled.identity.provider.ServiceProviders;
import dk.faelled.identity.provider.SigningKey.Algorithm;
import dk.faelled.platform.Ids;
import dk.faelled.platform.OuterHost;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sensitive;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Shell;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

/** Clients of OpenID Connect: set up, changed, and given a secret that is shown once (BEY-10). */
@Controller
@RequestMapping(ProviderPages.PATH)
@Requires(ProviderPages.WRITE)
class OidcClientPages {
    private static final String TAB = "/oidc";
    private static final String NEW = ProviderPages.PATH + "/oidc/new";
    private static final String WHY = "it says where people's tokens are sent";
    private final OidcClients clients;
    private final ServiceProviders providers;
    private final ProviderTabs tabs;
    private final OuterHost hosts;

    OidcClientPages(OidcClients clients, ServiceProviders providers, ProviderTabs tabs, OuterHost hosts) {
        this.clients = clients;
        this.providers = providers;
        this.tabs = tabs;
        this.hosts = hosts;
    }

    @Bean
    static ProtocolPages oidcPages() {
        return new ProtocolPages(Protocol.OIDC10, "identity.oidc", TAB, "identity.oidc.new", NEW);
    }

    @GetMapping("/oidc/new")
    ModelAndView form(@RequestParam(defaultValue = "WEB") OidcTemplate template) {
        return fresh(template.form(), Errors.NONE);
    }

    @PostMapping("/oidc/new")
    @Sensitive(WHY)
    ModelAndView add(@RequestParam MultiValueMap<String, String> fields, HttpServletRequest request) {
        var form = new Fields(fields);
        var id = Ids.next();
        try {
            var provider = ServiceProvider.of(id, form.text("entityId"), form.text("name"), Protocol.OIDC10);
            boolean realm = form.text("place").equals("realm");
            var client = OidcClient.of(id, realm, form.text("kind").equals("open"), typed(form, Loa.URI));
            return handed(provider, clients.add(provider, client), request);
        } catch (RuleBroken broken) {
            return refused(fresh(form, Errors.of(broken)));
        }
    }

    @GetMapping("/{id}" + TAB)
    @Requires(ProviderPages.READ)
    ModelAndView client(@PathVariable UUID id, HttpServletRequest request) {
        var client = clients.get(id);
        var form = Fields.empty()
                .with("redirects", String.join("\n", client.redirects()))
                .with("logouts", String.join("\n", client.logouts()))
                .with("backchannel", client.backchannel() == null ? "" : client.backchannel())
                .with("algorithm", client.algorithm().name())
                .with("pkce", client.pkce())
                .with("refresh", client.refresh())
                .with("service", client.service())
                .with("serviceRoles", String.join("\n", client.serviceRoles()))
                .with("rolesSystem", client.rolesSystem())
                .with("loa", client.loa().name())
                .with("keys", client.keys() == null ? "" : client.keys())
                .with("pushed", client.pushed());
        return edit(id, client, form, Errors.NONE, request);
    }

    @PostMapping("/{id}" + TAB)
    @Sensitive(WHY)
    ModelAndView change(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> fields,
            HttpServletRequest request,
            RedirectAttributes next) {
        var form = new Fields(fields);
        var before = clients.get(id);
        try {
            clients.change(id, typed(form, form.one("loa", Loa.class)));
        } catch (RuleBroken broken) {
            return refused(edit(id, before, form, Errors.of(broken), request));
        }
        next.addFlashAttribute(
                Shell.Flash.ATTRIBUTE,
                Shell.Flash.success(
                        "identity.provider.changed", providers.get(id).name()));
        return new ModelAndView("redirect:" + ProviderPages.PATH + "/" + id + TAB);
    }

    @PostMapping("/{id}" + TAB + "/secret")
    @Sensitive(WHY)
    ModelAndView secret(@PathVariable UUID id, HttpServletRequest request) {
        var before = clients.get(id);
        try {
            return handed(providers.get(id), clients.secret(id), request);
        } catch (RuleBroken broken) {
            return refused(edit(id, before, Fields.empty(), Errors.of(broken), request));
        }
    }

    private static OidcClient.Kept typed(Fields form, Loa loa) {
        return new OidcClient.Kept(
                form.lines("redirects"),
                form.lines("logouts"),
                text(form, "backchannel"),
                form.one("algorithm", Algorithm.class),
                form.has("pkce"),
                form.has("refresh"),
                form.has("service"),
                form.lines("serviceRoles"),
                form.text("rolesSystem").strip(),
                loa,
                text(form, "keys"),
                form.has("pushed"));
    }

    private static @Nullable String text(Fields form, String name) {
        var typed = form.text(name).strip();
        return typed.isEmpty() ? null : typed;
    }

    private ModelAndView fresh(Fields form, Errors errors) {
        var templates = Arrays.stream(OidcTemplate.values())
                .map(one -> new Link(Messages.text("identity.oidc.template." + one), NEW + "?template=" + one))
                .toList();
        return new ModelAndView(
                "identity/oidcNew", "view", new OidcViews.New(form, templates, clients.realm(), errors));
    }

    private ModelAndView edit(UUID id, OidcClient client, Fields form, Errors errors, HttpServletRequest request) {
        var path = ProviderPages.PATH + "/" + id + TAB;
        var at = client.secretAt() == null ? "" : Formats.current().moment(client.secretAt());
        return new ModelAndView(
                "identity/oidcClient",
                "view",
                new OidcViews.Edit(
                        tabs.frame(providers.get(id), path),
                        form,
                        client.open(),
                        client.keys() != null,
                        at,
                        discovery(client.realm(), request),
                        errors));
    }

    private ModelAndView handed(ServiceProvider provider, String secret, HttpServletRequest request) {
        var frame = tabs.frame(provider, ProviderPages.PATH + "/" + provider.id() + TAB);
        boolean realm = clients.get(provider.id()).realm();
        return new ModelAndView(
                "identity/oidcHanded",
                "view",
                new OidcViews.Handed(frame, provider.entityId(), secret, discovery(realm, request)));
    }

    private String discovery(boolean realm, HttpServletRequest request) {
        return hosts.address(request)
                .map(base -> base + (realm ? Place.REALMS + clients.realm() : "") + "/.well-known/openid-configuration")
                .orElse("");
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
