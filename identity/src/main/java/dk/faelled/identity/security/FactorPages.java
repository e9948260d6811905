package dk.faelled.identity.security;

import dk.faelled.identity.factor.App;
import dk.faelled.identity.factor.Apps;
import dk.faelled.identity.factor.Passkey;
import dk.faelled.identity.factor.Passkeys;
import dk.faelled.identity.session.OwnSessions;
import dk.faelled.identity.session.SessionFacts;
import dk.faelled.identity.signin.FactorForms;
import dk.faelled.identity.signin.LevelProved;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import dk.faelled.platform.signin.SignedIn;
import dk.faelled.secondfactor.AddingWay;
import dk.faelled.secondfactor.NsisLevel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
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
    private static final FactorForms.Place APP = new FactorForms.Place(SecurityPages.PATH + "/app", SecurityPages.PATH);
    private static final FactorForms.Place PASSKEY =
            new FactorForms.Place(SecurityPages.PATH + "/passkey", SecurityPages.PATH);
    private final Apps apps;
    private final Passkeys passkeys;
    private final OwnSessions sessions;
    private final FactorForms forms;
    private final LevelProved levels;
    private final Myself myself;

    FactorPages(
            Apps apps, Passkeys passkeys, OwnSessions sessions, FactorForms forms, LevelProved levels, Myself myself) {
        this.apps = apps;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.forms = forms;
        this.levels = levels;
        this.myself = myself;
    }

    @Bean
    @Order(1)
    static AddingWay keysAreDevices() {
        return new AddingWay("identity.device.key", SecurityPages.PATH + "/passkey");
    }

    @Bean
    @Order(2)
    static AddingWay appsAreDevices() {
        return new AddingWay("identity.device.app", SecurityPages.PATH + "/app");
    }

    @GetMapping("/app")
    ModelAndView app(HttpServletRequest request) {
        return forms.app(myself.proved(request).account(), APP, request);
    }

    @PostMapping("/app")
    ModelAndView addApp(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            RedirectAttributes next) {
        var account = myself.proved(request).account();
        var wrong = forms.addApp(account, level(account, request), APP, name, code, request);
        return wrong == null ? new ModelAndView(SecurityPages.back("identity.app.added", next, name.strip())) : wrong;
    }

    private NsisLevel level(UUID account, HttpServletRequest request) {
        var facts = SessionFacts.of(request);
        return facts == null ? NsisLevel.NONE : levels.of(account, facts.proofs());
    }

    @GetMapping("/passkey")
    ModelAndView passkey(HttpServletRequest request) {
        return forms.passkey(myself.proved(request).account(), PASSKEY, request);
    }

    @PostMapping("/passkey")
    ModelAndView addPasskey(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String credential,
            HttpServletRequest request,
            RedirectAttributes next) {
        var account = myself.proved(request).account();
        var wrong = forms.addPasskey(account, level(account, request), PASSKEY, name, credential, request);
        return wrong == null
                ? new ModelAndView(SecurityPages.back("identity.passkey.added", next, name.strip()))
                : wrong;
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
}
