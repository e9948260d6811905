package dk.faelled.roles.requests;

import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Shell;
import dk.faelled.roles.ApprovableBy;
import dk.faelled.roles.RequestableBy;
import dk.faelled.roles.form.Filled;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the authority has decided about requests. */
@Controller
@RequestMapping(RequestSettingsPages.PATH)
@Requires("roles.config.update")
class RequestSettingsPages {
    private static final String ABOVE = "/roles/settings";
    static final String PATH = ABOVE + "/requests";
    private final RequestSettings settings;

    RequestSettingsPages(RequestSettings settings) {
        this.settings = settings;
    }

    @GetMapping
    ModelAndView show() {
        var current = settings.current();
        return page(
                Filled.nothing()
                        .with(
                                "requesters",
                                current.requesters().stream().map(Enum::name).toList())
                        .with(
                                "approvers",
                                current.approvers().stream().map(Enum::name).toList())
                        .with("reason", current.reason().name())
                        .ticked("selfApproval", current.selfApproval())
                        .with("keptMonths", Integer.toString(current.keptMonths())),
                Errors.NONE);
    }

    @PostMapping
    ModelAndView decide(@RequestParam MultiValueMap<String, String> typed, RedirectAttributes next) {
        var in = Filled.of(typed);
        try {
            settings.decide(new RequestSettings.Decision(
                    in.several("requesters", RequestableBy.class),
                    in.several("approvers", ApprovableBy.class),
                    in.one("reason", ReasonRule.class).orElse(ReasonRule.POSSIBLE),
                    in.has("selfApproval"),
                    (int) Math.min(Integer.MAX_VALUE, in.number("keptMonths").orElse(0L))));
        } catch (RuleBroken broken) {
            return MyRequestsPages.refused(page(in, Errors.of(broken)));
        }
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("roles.saved"));
        return new ModelAndView("redirect:" + ABOVE);
    }

    private static ModelAndView page(Filled in, Errors errors) {
        return new ModelAndView(
                "roles/requestPolicy",
                "view",
                new PolicyView(
                        Messages.text("roles.request.settings"),
                        PATH,
                        new Link(Messages.text("roles.menu.settings"), ABOVE),
                        List.of(),
                        false,
                        true,
                        in,
                        errors));
    }
}
