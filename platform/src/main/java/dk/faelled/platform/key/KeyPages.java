package dk.faelled.platform.key;

import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sensitive;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.MenuEntry;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Shell;
import dk.faelled.platform.rights.PermissionCatalogue;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** API keys (API-nøgler) for administrators: who has one, a new one, another in its place, and the end of one. */
@Controller
@RequestMapping("/api-keys")
@Requires("platform.keys")
class KeyPages {
    private static final String NEW_SECRET = "a key opens what its maker may open, without him";
    private static final int PAGE = 50;
    private static final int OVERLAP = 14;
    private final KeyRegister keys;
    private final PermissionCatalogue catalogue;
    private final AccessDecider access;
    private final Clock clock;

    KeyPages(KeyRegister keys, PermissionCatalogue catalogue, AccessDecider access, Clock clock) {
        this.keys = keys;
        this.catalogue = catalogue;
        this.access = access;
        this.clock = clock;
    }

    @Bean
    static MenuEntry keysInTheMenu() {
        return new MenuEntry("platform", "platform.keys.menu", "/api-keys", "platform.keys", 910);
    }

    @GetMapping
    ModelAndView list(@RequestParam(required = false) @Nullable UUID after) {
        var found = keys.page(after, PAGE + 1);
        var shown = found.stream().limit(PAGE).map(this::line).toList();
        var more = found.size() > PAGE ? shown.getLast().id() : null;
        return new ModelAndView("platform/keys", "view", new KeysView(shown, more));
    }

    @Sensitive(NEW_SECRET)
    @GetMapping("/new")
    ModelAndView form() {
        return form("", "", "", Integer.toString(KeyRegister.DEFAULT_DAYS), List.of(), Errors.NONE);
    }

    @Sensitive(NEW_SECRET)
    @PostMapping("/new")
    ModelAndView issue(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") String cidrs,
            @RequestParam(defaultValue = "") String days,
            @RequestParam(defaultValue = "") List<String> permissions) {
        var networks = Arrays.stream(cidrs.strip().split("[\\s,;]+", -1))
                .filter(network -> !network.isEmpty())
                .toList();
        try {
            return issued(keys.issue(IssueKey.of(name, purpose, permissions, networks, number(days), null, null)));
        } catch (RuleBroken broken) {
            return refused(form(name, purpose, cidrs, days, permissions, Errors.of(broken)));
        }
    }

    @Sensitive(NEW_SECRET)
    @GetMapping("/{id}/rotate")
    ModelAndView askRotate(@PathVariable UUID id) {
        return act("platform/keyRotate", id, Integer.toString(OVERLAP), Errors.NONE);
    }

    @Sensitive(NEW_SECRET)
    @PostMapping("/{id}/rotate")
    ModelAndView rotate(@PathVariable UUID id, @RequestParam(defaultValue = "") String overlapDays) {
        try {
            return issued(keys.rotate(id, number(overlapDays)));
        } catch (RuleBroken broken) {
            return refused(act("platform/keyRotate", id, overlapDays, Errors.of(broken)));
        }
    }

    @GetMapping("/{id}/revoke")
    ModelAndView askRevoke(@PathVariable UUID id) {
        return act("platform/keyRevoke", id, "", Errors.NONE);
    }

    @PostMapping("/{id}/revoke")
    String revoke(@PathVariable UUID id, RedirectAttributes next) {
        keys.revoke(id);
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("platform.keys.revoked"));
        return "redirect:/api-keys";
    }

    /** What is no number breaks the rule of the field like one that is too small. */
    private static int number(String text) {
        return text.strip().matches("\\d{1,6}") ? Integer.parseInt(text.strip()) : -1;
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static ModelAndView issued(KeyRegister.Issued issued) {
        var expires = Formats.current().moment(issued.expiresAt());
        return new ModelAndView("platform/keyIssued", "view", new KeyIssued(issued.prefix(), issued.secret(), expires));
    }

    private ModelAndView act(String template, UUID id, String overlapDays, Errors errors) {
        var key = keys.find(id).orElseThrow(() -> new NotFound("api-key " + id));
        return new ModelAndView(template, "view", new KeyAct(id, key.name(), key.prefix(), overlapDays, errors));
    }

    private ModelAndView form(
            String name, String purpose, String networks, String days, List<String> chosen, Errors errors) {
        var locale = Messages.locale();
        var choices = catalogue.all().stream()
                .filter(permission -> access.may(permission.id()))
                .map(permission ->
                        new KeyForm.Choice(permission.id(), permission.label(locale), chosen.contains(permission.id())))
                .toList();
        return new ModelAndView("platform/keyNew", "view", new KeyForm(name, purpose, networks, days, choices, errors));
    }

    private KeysView.Line line(ApiKey key) {
        var status = key.status(clock.instant());
        var locale = Messages.locale();
        return new KeysView.Line(
                key.id(),
                key.name(),
                key.prefix(),
                Messages.text("platform.keys.status." + status),
                switch (status) {
                    case ACTIVE -> Shell.Kind.SUCCESS;
                    case EXPIRING -> Shell.Kind.WARNING;
                    case EXPIRED, REVOKED -> Shell.Kind.ERROR;
                },
                key.permissions().stream()
                        .map(id -> catalogue
                                .find(id)
                                .map(known -> known.label(locale))
                                .orElse(id))
                        .collect(Collectors.joining(", ")),
                key.cidrs().isEmpty() ? Messages.text("platform.keys.anywhere") : String.join(", ", key.cidrs()),
                Formats.current().moment(key.expiresAt()),
                key.lastUsedAt() == null
                        ? Messages.text("platform.keys.never")
                        : Formats.current().moment(key.lastUsedAt()),
                key.usable(clock.instant()));
    }
}
