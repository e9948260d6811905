package dk.faelled.identity.oidc;

import dk.faelled.identity.provider.ProviderPages;
import dk.faelled.platform.OuterHost;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sensitive;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Shell;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the authority's realm is called, in the addresses by which clients of the organisation's API find us. */
@Controller
@RequestMapping(RealmPages.PATH)
@Requires(ProviderPages.READ)
class RealmPages {
    static final String PATH = ProviderPages.PATH + "/oidc/realm";
    private final OidcClients clients;
    private final OuterHost hosts;

    RealmPages(OidcClients clients, OuterHost hosts) {
        this.clients = clients;
        this.hosts = hosts;
    }

    @GetMapping
    ModelAndView seen(HttpServletRequest request) {
        return page(clients.realm(), Errors.NONE, request);
    }

    @PostMapping
    @Requires(ProviderPages.WRITE)
    @Sensitive("clients find us by it no more")
    ModelAndView change(
            @RequestParam(defaultValue = "") String realm, HttpServletRequest request, RedirectAttributes next) {
        try {
            clients.realm(realm.strip());
        } catch (RuleBroken broken) {
            var page = page(realm, Errors.of(broken), request);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        next.addFlashAttribute(
                Shell.Flash.ATTRIBUTE, Shell.Flash.success("identity.oidc.realm.changed", realm.strip()));
        return new ModelAndView("redirect:" + PATH);
    }

    private ModelAndView page(String typed, Errors errors, HttpServletRequest request) {
        var now = clients.realm();
        var issuer =
                hosts.address(request).map(base -> base + Place.REALMS + now).orElse("");
        return new ModelAndView(
                "identity/oidcRealm", "view", new OidcViews.Realm(typed, issuer, clients.inRealm(), errors));
    }
}
