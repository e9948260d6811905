package dk.faelled.roles.load;

import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Shell;
import dk.faelled.roles.form.Filled;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the organisation of the catalogue comes from. */
@Controller
@RequestMapping(LoadSettingsPages.PATH)
@Requires("roles.config.update")
class LoadSettingsPages {
    static final String PATH = "/roles/settings/load";
    private static final int SHOWN = 20;
    private final LoadSettings settings;
    private final LoadReports reports;

    LoadSettingsPages(LoadSettings settings, LoadReports reports) {
        this.settings = settings;
        this.reports = reports;
    }

    @GetMapping
    ModelAndView show() {
        var rules = settings.current().rules();
        return form(
                Filled.nothing()
                        .with("source", rules.loaded() ? "loaded" : "own")
                        .ticked("guarded", rules.guarded())
                        .with("percent", Integer.toString(rules.percent()))
                        .ticked("ownsKle", rules.ownsKle())
                        .ticked("ownsLevels", rules.ownsLevels()),
                Errors.NONE);
    }

    @PostMapping
    ModelAndView save(@RequestParam MultiValueMap<String, String> typed, RedirectAttributes next) {
        var in = Filled.of(typed);
        try {
            settings.decide(new LoadRules(
                    in.text("source").equals("loaded"),
                    in.has("guarded"),
                    Math.toIntExact(Math.min(in.number("percent").orElse(0L), 1000)),
                    in.has("ownsKle"),
                    in.has("ownsLevels")));
            next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("roles.settings.saved"));
            return new ModelAndView("redirect:" + PATH);
        } catch (RuleBroken broken) {
            var page = form(in, Errors.of(broken));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    @PostMapping("/allow")
    ModelAndView allow(RedirectAttributes next) {
        settings.allowRemoval();
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("roles.load.allowed"));
        return new ModelAndView("redirect:" + PATH);
    }

    private ModelAndView form(Filled in, Errors errors) {
        var domain = settings.current();
        var lines = reports.latest(SHOWN).stream()
                .map(one -> new LoadSettingsView.Line(Formats.current().moment(one.at()), one.refused(), one.lines()))
                .toList();
        return new ModelAndView(
                "roles/load",
                "view",
                new LoadSettingsView(domain.rules().loaded(), domain.removalAllowed(), lines, in, errors));
    }
}
