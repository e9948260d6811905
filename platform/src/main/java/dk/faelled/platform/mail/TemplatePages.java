package dk.faelled.platform.mail;

import dk.faelled.platform.Context;
import dk.faelled.platform.Mails.Wording;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.MenuEntry;
import dk.faelled.platform.page.Placeholders;
import dk.faelled.platform.page.Shell;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
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

/** The texts of notices and mails (skabeloner), and how they look with invented values. */
@Controller
@RequestMapping("/mail-templates")
@Requires("platform.templates")
class TemplatePages {
    private final TemplateDesk desk;
    private final Letter letter;
    private final Tenants tenants;
    private final Clock clock;

    TemplatePages(TemplateDesk desk, Letter letter, Tenants tenants, Clock clock) {
        this.desk = desk;
        this.letter = letter;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Bean
    static MenuEntry templatesInTheMenu() {
        return new MenuEntry("platform", "platform.template.menu", "/mail-templates", "platform.templates", 930);
    }

    @GetMapping
    ModelAndView list() {
        var lines = desk.declared().stream()
                .map(kind -> new TemplatesView.Line(kind.id(), TemplateView.label(kind)))
                .toList();
        return new ModelAndView("platform/mailTemplates", "view", new TemplatesView(lines));
    }

    @GetMapping("/{kind}/{language}")
    ModelAndView form(@PathVariable String kind, @PathVariable String language) {
        var open = desk.open(kind, locale(language));
        return form(open, open.wording(), open.version(), Errors.NONE);
    }

    /** Shows what was typed, or keeps it. */
    @PostMapping("/{kind}/{language}")
    ModelAndView save(
            @PathVariable String kind,
            @PathVariable String language,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "save") String act,
            RedirectAttributes redirect) {
        var open = desk.open(kind, locale(language));
        var typed = new Wording(subject, body);
        try {
            if (act.equals("preview")) return form(open, desk.check(open.kind(), typed), version, Errors.NONE);
            desk.keep(kind, open.locale(), typed, version);
        } catch (RuleBroken broken) {
            var again = form(open, typed, version, Errors.of(broken));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        redirect.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("platform.template.saved"));
        return new ModelAndView("redirect:/mail-templates/" + kind + "/" + language);
    }

    @PostMapping("/{kind}/{language}/reset")
    String reset(@PathVariable String kind, @PathVariable String language, RedirectAttributes redirect) {
        desk.reset(kind, locale(language));
        redirect.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("platform.template.was-reset"));
        return "redirect:/mail-templates/" + kind + "/" + language;
    }

    private ModelAndView form(TemplateDesk.Open open, Wording wording, int version, Errors errors) {
        var language = open.locale().getLanguage();
        return new ModelAndView(
                "platform/mailTemplate",
                "view",
                new TemplateView(
                        open.kind().id(),
                        language,
                        TemplateView.label(open.kind()),
                        wording.subject(),
                        wording.body(),
                        version,
                        TemplateDesk.braced(Placeholders.names(open.kind().args())),
                        errors.isEmpty() ? preview(open, wording) : null,
                        errors));
    }

    private MailView preview(TemplateDesk.Open open, Wording wording) {
        var sample = open.locale().getLanguage().equals("en")
                ? open.kind().english()
                : open.kind().danish();
        var filled = Filled.of(wording, Placeholders.of(sample, open.locale()));
        var now = clock.instant();
        var mail = new Mail(
                new UUID(0, 0),
                Context.current().actor().id(),
                "",
                open.locale(),
                open.kind().id(),
                "",
                "/",
                Mail.State.QUEUED,
                0,
                now,
                null,
                now,
                null);
        return letter.view(mail, filled, tenants.find(Tenant.current()).orElseThrow());
    }

    private static Locale locale(@Nullable String language) {
        return switch (language) {
            case "da" -> Context.DANISH;
            case "en" -> Locale.of("en");
            case null, default -> throw new NotFound("language " + language);
        };
    }
}
