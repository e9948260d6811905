package dk.faelled.organisation.os2mo.readlog;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Permission;
import dk.faelled.platform.Permissions;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.MenuEntry;
import dk.faelled.platform.page.Shell;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Switches the access log of reads by programs, for the authority and for each client. */
@Controller
@RequestMapping(ReadingLogPages.PATH)
@Requires(ReadingLogPages.SWITCH)
class ReadingLogPages {
    static final String PATH = "/organisation/reading-log";
    static final String SWITCH = "organisation.accesslog.switch";
    private final ReadingLog log;

    ReadingLogPages(ReadingLog log) {
        this.log = log;
    }

    @Bean
    static Permissions readingLogPermissions() {
        return new Permissions(
                "organisation",
                List.of(Permissions.held(
                        new Permission(
                                SWITCH,
                                "Bestemme, hvilke programmers læsning der logges",
                                "Decide of which programs reading is logged"),
                        BuiltInRole.ADMINISTRATOR)));
    }

    @Bean
    static MenuEntry readingLogInTheMenu() {
        return new MenuEntry("organisation", "organisation.reading-log.title", PATH, SWITCH, 185);
    }

    @GetMapping
    ModelAndView show() {
        return page("", "", Errors.NONE);
    }

    @PostMapping
    ModelAndView all(@RequestParam(defaultValue = "") String all, RedirectAttributes next) {
        try {
            log.all(isYes("all", all));
        } catch (RuleBroken broken) {
            return refused("", "", broken);
        }
        return new ModelAndView(kept(next));
    }

    @PostMapping("/clients")
    ModelAndView client(
            @RequestParam(defaultValue = "") String client,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String logged,
            RedirectAttributes next) {
        var typed = client.strip().toLowerCase(Locale.ROOT);
        try {
            log.client(
                    typed.contains(":") ? typed : "person:" + typed,
                    name,
                    logged.equals("all") ? null : isYes("logged", logged));
        } catch (RuleBroken broken) {
            return refused(client, name, broken);
        }
        return new ModelAndView(kept(next));
    }

    /** What cannot be read switches nothing off. */
    private static boolean isYes(String field, String said) {
        return switch (said) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new RuleBroken("organisation.reading-log.error.choice").at(field);
        };
    }

    private ModelAndView refused(String client, String name, RuleBroken broken) {
        var page = page(client, name, Errors.of(broken));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static String kept(RedirectAttributes next) {
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("organisation.reading-log.kept"));
        return "redirect:" + PATH;
    }

    private ModelAndView page(String client, String name, Errors errors) {
        return new ModelAndView(
                "organisation/readingLog",
                "view",
                new ReadingLogView(
                        log.isOnForAll(),
                        log.clients().stream()
                                .map(c -> new ReadingLogView.Row(
                                        c.reference(), c.name(), ReadingLogView.choice(c.logged())))
                                .toList(),
                        client,
                        name,
                        errors));
    }
}
