package dk.faelled.identity.upstream;

import dk.faelled.identity.provider.Fields;
import dk.faelled.identity.session.LoginOrigin;
import dk.faelled.platform.OuterHost;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sensitive;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Shell;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Providers of OpenID Connect: taken in by their issuer, which is read at once, and changed. */
@Controller
@RequestMapping(LoginSourcePages.PATH)
@Requires(LoginSourcePages.WRITE)
class OidcSourcePages {
    private static final String TAB = "/oidc";
    private final LoginSources sources;
    private final OidcSources oidc;
    private final OuterHost hosts;

    OidcSourcePages(LoginSources sources, OidcSources oidc, OuterHost hosts) {
        this.sources = sources;
        this.oidc = oidc;
        this.hosts = hosts;
    }

    @GetMapping("/oidc/new")
    ModelAndView form() {
        return fresh(Fields.empty().with("scopes", "openid profile"), Errors.NONE);
    }

    private static ModelAndView fresh(Fields form, Errors errors) {
        return new ModelAndView("identity/sourceOidcNew", "view", new SourceViews.New(form, errors));
    }

    @PostMapping("/oidc/new")
    @Sensitive(LoginSourcePages.WHY)
    ModelAndView add(@RequestParam MultiValueMap<String, String> fields, RedirectAttributes next) {
        var form = new Fields(fields);
        try {
            return back(oidc.add(form.text("name"), wish(form)), "identity.source.added", next);
        } catch (RuleBroken broken) {
            return LoginSourcePages.refused(fresh(form, Errors.of(broken)));
        }
    }

    private static OidcSources.Wish wish(Fields form) {
        var secret = form.text("secret").strip();
        return new OidcSources.Wish(
                form.text("issuer").strip(),
                form.text("clientId"),
                secret.isEmpty() ? null : secret,
                words(form.text("scopes")),
                form.has("userinfo"),
                words(form.text("classes")));
    }

    static List<String> words(String text) {
        return Arrays.stream(text.split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    @GetMapping("/{id}" + TAB)
    @Requires(LoginSourcePages.READ)
    ModelAndView connection(@PathVariable UUID id, HttpServletRequest request) {
        var known = oidc.get(id);
        var form = Fields.empty()
                .with("issuer", known.issuer())
                .with("clientId", known.clientId())
                .with("scopes", String.join(" ", known.scopes()))
                .with("userinfo", known.userinfo())
                .with("classes", String.join(" ", known.classes()));
        return connection(sources.get(id), known, form, Errors.NONE, request);
    }

    @PostMapping("/{id}" + TAB)
    @Sensitive(LoginSourcePages.WHY)
    ModelAndView change(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> fields,
            HttpServletRequest request,
            RedirectAttributes next) {
        var form = new Fields(fields);
        var known = oidc.get(id);
        try {
            oidc.change(id, wish(form));
        } catch (RuleBroken broken) {
            return LoginSourcePages.refused(connection(sources.get(id), known, form, Errors.of(broken), request));
        }
        return back(id, "identity.source.changed", next);
    }

    private ModelAndView back(UUID id, String told, RedirectAttributes next) {
        next.addFlashAttribute(
                Shell.Flash.ATTRIBUTE, Shell.Flash.success(told, sources.get(id).name()));
        return new ModelAndView("redirect:" + LoginSourcePages.PATH + "/" + id + TAB);
    }

    private ModelAndView connection(
            LoginSource source, OidcSource known, Fields form, Errors errors, HttpServletRequest request) {
        var told = new ArrayList<SourceViews.Told>();
        hosts.address(request).ifPresent(base -> {
            told.add(told("redirect", OidcSignIn.returnTo(base, source.id())));
            told.add(told("after-logout", base + "/sign-in"));
            told.add(told("our-keys", base + LoginOrigin.path(source.id()) + "/keys"));
        });
        var said = known.discovery();
        told.add(told("authorization", said.authorization()));
        told.add(told("token", said.token()));
        told.add(told("keys", said.keys()));
        if (said.endSession() != null) told.add(told("end-session", said.endSession()));
        var failure = known.failure() == null
                ? null
                : Messages.text("identity.source.failure", Formats.current().moment(known.readAt()));
        return new ModelAndView(
                "identity/sourceOidc",
                "view",
                new SourceViews.Connection(
                        SourceFrames.frame(source, TAB), form, told, failure, known.secret() != null, errors));
    }

    static SourceViews.Told told(String label, String... values) {
        return new SourceViews.Told(Messages.text("identity.source.told." + label), List.of(values));
    }
}
