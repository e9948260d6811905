package dk.faelled.identity.provider.claims;

import dk.faelled.identity.provider.Fields;
import dk.faelled.identity.provider.ProviderPages;
import dk.faelled.identity.provider.ProviderTabs;
import dk.faelled.identity.provider.ServiceProviders;
import dk.faelled.identity.provider.claims.Claim.Kind;
import dk.faelled.identity.provider.claims.Claim.Operation;
import dk.faelled.platform.Ids;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sensitive;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Shell;
import jakarta.servlet.http.HttpServletRequest;
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

/** What a system is told: seen, changed, and tried for a person without anybody signing in (IDP-27, IDP-28). */
@Controller
@RequestMapping(ProviderPages.PATH + "/{provider}/claims")
@Requires(ProviderPages.READ)
class ClaimPages {
    private static final String WHY = "it says what other systems believe of people";
    private final Claims claims;
    private final ServiceProviders providers;
    private final ProviderTabs tabs;
    private final Trials trials;

    ClaimPages(Claims claims, ServiceProviders providers, ProviderTabs tabs, Trials trials) {
        this.claims = claims;
        this.providers = providers;
        this.tabs = tabs;
        this.trials = trials;
    }

    private static String path(UUID provider) {
        return ProviderPages.PATH + "/" + provider + "/claims";
    }

    @GetMapping
    ModelAndView list(@PathVariable UUID provider) {
        return list(provider, "", null, Errors.NONE);
    }

    /** A CPR number may be among what is shown, so it is asked by a form and not by an address. */
    @PostMapping("/trial")
    @Sensitive("it shows what other systems are told of somebody")
    @Requires(ProviderPages.WRITE)
    ModelAndView trial(
            @PathVariable UUID provider, @RequestParam(defaultValue = "") String person, HttpServletRequest request) {
        try {
            return list(provider, person, trials.of(providers.get(provider), person, request), Errors.NONE);
        } catch (RuleBroken broken) {
            return refused(list(provider, person, null, Errors.of(broken)));
        }
    }

    private ModelAndView list(UUID id, String person, ClaimViews.@Nullable Trial trial, Errors errors) {
        var provider = providers.get(id);
        var lines = claims.of(id).stream().map(ClaimPages::line).toList();
        return new ModelAndView(
                "identity/claims",
                "view",
                new ClaimViews.All(tabs.frame(provider, path(id)), lines, person, trial, errors));
    }

    private static ClaimViews.Line line(Claim claim) {
        return new ClaimViews.Line(
                claim.name(),
                Messages.text("identity.claim.kind." + claim.kind()),
                ClaimsPart.value(claim),
                claim.required(),
                claim.single(),
                path(claim.provider()) + "/" + claim.id());
    }

    @GetMapping("/new")
    @Requires(ProviderPages.WRITE)
    ModelAndView form(@PathVariable UUID provider) {
        return edit(provider, null, Fields.empty().with("kind", Kind.DYNAMIC.name()), Errors.NONE);
    }

    @PostMapping("/new")
    @Requires(ProviderPages.WRITE)
    @Sensitive(WHY)
    ModelAndView add(
            @PathVariable UUID provider, @RequestParam MultiValueMap<String, String> fields, RedirectAttributes next) {
        var form = new Fields(fields);
        providers.get(provider);
        try {
            var claim = claim(Ids.next(), provider, form);
            claims.add(claim);
            return back("identity.claim.added", claim, next);
        } catch (RuleBroken broken) {
            return refused(edit(provider, null, form, Errors.of(broken)));
        }
    }

    @GetMapping("/{id}")
    ModelAndView one(@PathVariable UUID provider, @PathVariable UUID id) {
        var claim = claims.get(provider, id);
        var operation = claim.operation();
        var form = Fields.empty()
                .with("name", claim.name())
                .with("kind", claim.kind().name())
                .with("value", claim.value())
                .with("operation", operation == null ? "" : operation.name())
                .with("system", claim.system() == null ? "" : claim.system())
                .with("role", claim.role() == null ? "" : claim.role())
                .with("required", claim.required())
                .with("single", claim.single());
        return edit(provider, id, form, Errors.NONE);
    }

    @PostMapping("/{id}")
    @Requires(ProviderPages.WRITE)
    @Sensitive(WHY)
    ModelAndView change(
            @PathVariable UUID provider,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> fields,
            RedirectAttributes next) {
        var form = new Fields(fields);
        claims.get(provider, id);
        try {
            var claim = claim(id, provider, form);
            claims.change(claim);
            return back("identity.claim.changed", claim, next);
        } catch (RuleBroken broken) {
            return refused(edit(provider, id, form, Errors.of(broken)));
        }
    }

    @PostMapping("/{id}/remove")
    @Requires(ProviderPages.WRITE)
    @Sensitive(WHY)
    ModelAndView remove(@PathVariable UUID provider, @PathVariable UUID id, RedirectAttributes next) {
        var claim = claims.get(provider, id);
        claims.remove(provider, id);
        return back("identity.claim.removed", claim, next);
    }

    private static Claim claim(UUID id, UUID provider, Fields form) {
        var kind = form.one("kind", Kind.class);
        boolean roles = kind == Kind.ROLE_CATALOGUE;
        boolean asks = roles || kind == Kind.GROUP;
        return new Claim(
                id,
                provider,
                form.text("name").strip(),
                kind,
                kind == Kind.DYNAMIC ? form.text("value").strip() : form.text("value"),
                asks ? form.one("operation", Operation.class) : null,
                roles ? form.text("system").strip() : null,
                asks ? form.text("role").strip() : null,
                form.has("required"),
                form.has("single"));
    }

    private ModelAndView edit(UUID provider, @Nullable UUID claim, Fields form, Errors errors) {
        var action = path(provider) + "/" + (claim == null ? "new" : claim);
        return new ModelAndView(
                "identity/claim",
                "view",
                new ClaimViews.Edit(
                        tabs.frame(providers.get(provider), path(provider)),
                        action,
                        form,
                        claim == null ? "" : action + "/remove",
                        errors));
    }

    private static ModelAndView back(String told, Claim claim, RedirectAttributes next) {
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success(told, claim.name()));
        return new ModelAndView("redirect:" + path(claim.provider()));
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
