package dk.faelled.identity.assurance;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Permission;
import dk.faelled.platform.Permissions;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sensitive;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.MenuEntry;
import dk.faelled.platform.page.Option;
import dk.faelled.platform.page.Shell;
import dk.faelled.secondfactor.NsisLevel;
import java.util.Arrays;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What an authority decides on levels: the highest that a registrant gives, and whether it takes two of them. */
@Controller
@RequestMapping(AssurancePages.PATH)
@Requires(AssurancePages.PERMISSION)
class AssurancePages {
    static final String PATH = "/identity/assurance";
    static final String PERMISSION = "identity.assurance";
    private final Levels levels;

    AssurancePages(Levels levels) {
        this.levels = levels;
    }

    /** A registrant's acts are nobody's from the first day: an authority gives them to those whom it has chosen. */
    @Bean
    static Permissions assurancePermissions() {
        return new Permissions(
                "identity",
                List.of(
                        Permissions.held(new Permission(
                                RegistrationPages.PERMISSION,
                                "Registrator: se legitimation og give NSIS-niveau",
                                "Registrant: see documents and give NSIS levels")),
                        Permissions.held(
                                new Permission(
                                        PERMISSION,
                                        "Bestemme, hvilke NSIS-niveauer en registrator kan give",
                                        "Decide which NSIS levels a registrant can give"),
                                BuiltInRole.ADMINISTRATOR)));
    }

    @Bean
    static MenuEntry registrationInTheMenu() {
        return new MenuEntry(
                "identity", "identity.registration", RegistrationPages.PATH, RegistrationPages.PERMISSION, 953);
    }

    @Bean
    static MenuEntry assuranceInTheMenu() {
        return new MenuEntry("identity", "identity.assurance", PATH, PERMISSION, 955);
    }

    @GetMapping
    ModelAndView form() {
        var now = levels.assurance();
        return page(now.cap().name(), now.fourEyes(), Errors.NONE);
    }

    @PostMapping
    @Sensitive("it says how surely people are known")
    ModelAndView change(
            @RequestParam(defaultValue = "") String cap,
            @RequestParam(defaultValue = "false") boolean fourEyes,
            RedirectAttributes next) {
        try {
            var chosen = RegistrationPages.chosen(NsisLevel.class, cap)
                    .orElseThrow(() -> new RuleBroken("identity.assurance.cap").at("cap"));
            levels.decide(new Assurance(chosen, fourEyes));
        } catch (RuleBroken broken) {
            var page = page(cap, fourEyes, Errors.of(broken));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("identity.assurance.changed"));
        return new ModelAndView("redirect:" + PATH);
    }

    private static ModelAndView page(String cap, boolean fourEyes, Errors errors) {
        var caps = Arrays.stream(NsisLevel.values())
                .filter(level -> level != NsisLevel.NONE)
                .map(level -> new Option(level.name(), RegistrationPages.name(level)))
                .toList();
        return new ModelAndView("identity/assurance", "view", new AssuranceForm(cap, fourEyes, caps, errors));
    }
}
