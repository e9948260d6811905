package dk.faelled.roles.requests;

import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Shell;
import dk.faelled.roles.form.Filled;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asks for roles, for oneself or for those one may ask for, step by step. */
@Controller
@RequestMapping(AskPages.PATH)
@Requires(RequestsConfiguration.CREATE)
class AskPages {
    static final String PATH = MyRequestsPages.PATH + "/new";
    private final AskDesk desk;
    private final Asking asking;

    AskPages(AskDesk desk, Asking asking) {
        this.desk = desk;
        this.asking = asking;
    }

    /** @param mine for oneself @param assignment number of what is to be taken away */
    @GetMapping
    ModelAndView begin(
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(defaultValue = "ADD") String action,
            @RequestParam(required = false) @Nullable Long assignment) {
        return page(desk.begin(mine, action.equals("REMOVE"), assignment), Errors.NONE);
    }

    @PostMapping
    ModelAndView go(@RequestParam MultiValueMap<String, String> typed, RedirectAttributes next) {
        var in = Filled.of(typed);
        if (in.has("find")) return page(in, Errors.NONE);
        try {
            return switch (in.text("go")) {
                case "back" -> page(in.with("step", desk.back(in).name()), Errors.NONE);
                case "send" -> send(in, next);
                default -> page(in.with("step", desk.next(in).name()), Errors.NONE);
            };
        } catch (RuleBroken broken) {
            return MyRequestsPages.refused(page(in, Errors.of(broken)));
        }
    }

    private ModelAndView send(Filled in, RedirectAttributes next) {
        asking.submit(desk.ask(in));
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("roles.request.sent"));
        return new ModelAndView("redirect:" + MyRequestsPages.PATH);
    }

    private ModelAndView page(Filled in, Errors errors) {
        return new ModelAndView("roles/requestNew", "view", desk.form(in, errors));
    }
}
