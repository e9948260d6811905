package dk.faelled.platform.module;

import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.MenuEntry;
import dk.faelled.platform.page.Shell;
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

/** Moduler: what the authority uses of the suite. */
@Controller
@RequestMapping("/modules")
@Requires("platform.tenant.admin")
class ModulePages {
    private final ModuleSwitches switches;

    ModulePages(ModuleSwitches switches) {
        this.switches = switches;
    }

    @Bean
    static MenuEntry modulesInTheMenu() {
        return new MenuEntry("platform", "platform.module.menu", "/modules", "platform.tenant.admin", 905);
    }

    @GetMapping
    ModelAndView page() {
        return page(switches.on(), Errors.NONE);
    }

    @PostMapping
    Object use(@RequestParam(defaultValue = "") List<String> modules, RedirectAttributes next) {
        try {
            switches.use(modules);
        } catch (RuleBroken broken) {
            var page = page(modules, Errors.of(broken));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("platform.module.saved"));
        return "redirect:/modules";
    }

    private ModelAndView page(List<String> on, Errors errors) {
        return new ModelAndView("platform/modules", "view", ModuleChoices.of(switches.offered(), on, errors));
    }
}
