package dk.faelled.identity.security;

import dk.faelled.identity.factor.App;
import dk.faelled.identity.factor.Apps;
import dk.faelled.identity.factor.Factors;
import dk.faelled.identity.factor.Passkey;
import dk.faelled.identity.factor.Passkeys;
import dk.faelled.identity.factor.QrCode;
import dk.faelled.identity.factor.Site;
import dk.faelled.identity.session.OwnSessions;
import dk.faelled.platform.Accounts;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sealer;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.signin.SignedIn;
import dk.faelled.secondfactor.Base32;
import dk.faelled.secondfactor.Totp;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Adding and removing one's own authenticator apps (MFA-08) and passkeys (MFA-07). */
@Controller
@RequestMapping(SecurityPages.PATH)
@Requires("platform.home")
class FactorPages {
    /** Of the session: the sealed secret that an app is being shown. */
    private static final String SECRET = "identity.app-secret";

    private final Apps apps;
    private final Passkeys passkeys;
    private final Accounts accounts;
    private final OwnSessions sessions;
    private final Sealer sealer;
    private final Tenants tenants;
    private final Myself myself;

    FactorPages(
            Apps apps,
            Passkeys passkeys,
            Accounts accounts,
            OwnSessions sessions,
            Sealer sealer,
            Tenants tenants,
            Myself myself) {
        this.apps = apps;
        this.passkeys = passkeys;
        this.accounts = accounts;
        this.sessions = sessions;
        this.sealer = sealer;
        this.tenants = tenants;
        this.myself = myself;
    }

    @GetMapping("/app")
    ModelAndView app(HttpServletRequest request) {
        var who = myself.proved(request);
        var secret = Base32.encode(Totp.secret());
        request.getSession().setAttribute(SECRET, sealer.sealSecret(secret));
        return app(who, secret, "", Errors.NONE);
    }

    @PostMapping("/app")
    ModelAndView addApp(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            RedirectAttributes next) {
        var who = myself.proved(request);
        if (!(request.getSession().getAttribute(SECRET) instanceof byte[] sealed))
            return new ModelAndView("redirect:" + SecurityPages.PATH + "/app");
        var secret = sealer.openSecret(sealed);
        try {
            apps.add(who.account(), named(name), Base32.decode(secret), code);
        } catch (RuleBroken broken) {
            return refused(app(who, secret, name, Errors.of(broken)));
        }
        request.getSession().removeAttribute(SECRET);
        return new ModelAndView(SecurityPages.back("identity.app.added", next, name.strip()));
    }

    @GetMapping("/passkey")
    ModelAndView passkey(HttpServletRequest request) {
        return passkey(myself.proved(request), "", Errors.NONE, request);
    }

    @PostMapping("/passkey")
    ModelAndView addPasskey(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String credential,
            HttpServletRequest request,
            RedirectAttributes next) {
        var who = myself.proved(request);
        try {
            passkeys.add(who.account(), named(name), credential, request);
        } catch (RuleBroken broken) {
            return refused(passkey(who, name, Errors.of(broken), request));
        }
        return new ModelAndView(SecurityPages.back("identity.passkey.added", next, name.strip()));
    }

    @GetMapping("/{kind:apps|passkeys}/{id}/remove")
    ModelAndView askRemove(@PathVariable String kind, @PathVariable UUID id, HttpServletRequest request) {
        var who = myself.proved(request);
        var name = name(who, kind, id);
        int left = apps.of(who.account()).size() + passkeys.of(who.account()).size() - 1;
        return new ModelAndView(
                "identity/factorRemove",
                "view",
                new FactorRemoval(SecurityPages.PATH + "/" + kind + "/" + id + "/remove", name, left == 0));
    }

    /** Whoever lost a device wants nobody in who may have found it. */
    @PostMapping("/{kind:apps|passkeys}/{id}/remove")
    String remove(
            @PathVariable String kind, @PathVariable UUID id, HttpServletRequest request, RedirectAttributes next) {
        var who = myself.proved(request);
        var name = name(who, kind, id);
        if (kind.equals("apps")) apps.remove(who.account(), id, null);
        else passkeys.remove(who.account(), id, null);
        sessions.endOthers(who, OwnSessions.reference(request.getSession().getId()));
        return SecurityPages.back("identity.factor.removed", next, name);
    }

    private String name(SignedIn who, String kind, UUID id) {
        var names = kind.equals("apps")
                ? apps.of(who.account()).stream()
                        .filter(app -> app.id().equals(id))
                        .map(App::name)
                : passkeys.of(who.account()).stream()
                        .filter(key -> key.id().equals(id))
                        .map(Passkey::name);
        return names.findAny().orElseThrow(() -> new NotFound("second factor " + id));
    }

    private static String named(String name) {
        var text = name.strip();
        if (text.isEmpty()) throw new RuleBroken("identity.factor.name").at("name");
        if (text.length() > Factors.LONGEST_NAME)
            throw new RuleBroken("identity.factor.long", Factors.LONGEST_NAME).at("name");
        return text;
    }

    private ModelAndView app(SignedIn who, String secret, String name, Errors errors) {
        var authority = tenants.find(Tenant.current()).orElseThrow().name();
        var account = accounts.find(who.account()).orElseThrow(() -> new NotFound("account " + who.account()));
        var uri = Totp.uri(authority, account.userName(), Base32.decode(secret));
        return new ModelAndView(
                "identity/app", "view", new AppForm(QrCode.picture(uri), Base32.spaced(secret), name, errors));
    }

    private ModelAndView passkey(SignedIn who, String name, Errors errors, HttpServletRequest request) {
        var account = accounts.find(who.account()).orElseThrow(() -> new NotFound("account " + who.account()));
        var options = Site.of(request).hasName() ? passkeys.toMake(account, request) : null;
        return new ModelAndView("identity/passkey", "view", new PasskeyForm(name, options, errors));
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
