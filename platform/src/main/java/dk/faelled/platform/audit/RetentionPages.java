package dk.faelled.platform.audit;

import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Shell;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Opbevaring af loggen: for how long. */
@Controller
@RequestMapping(RetentionPages.PATH)
@Requires(RetentionPages.KEEP)
class RetentionPages {
    static final String PATH = "/audit/retention";
    static final String KEEP = "platform.tenant.admin";
    private final AuditRetention retention;

    RetentionPages(AuditRetention retention) {
        this.retention = retention;
    }

    @GetMapping
    ModelAndView page() {
        return page(RetentionView.of(retention.now()));
    }

    @PostMapping
    Object keep(
            @RequestParam(defaultValue = "") String changes,
            @RequestParam(defaultValue = "") String access,
            @RequestParam(defaultValue = "") String lookUps,
            RedirectAttributes next) {
        try {
            retention.keep(Retention.of(changes, access, lookUps));
        } catch (RuleBroken broken) {
            var page = page(new RetentionView(changes, access, lookUps, Errors.of(broken)));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("platform.audit.retention.saved"));
        return "redirect:" + PATH;
    }

    private static ModelAndView page(RetentionView view) {
        return new ModelAndView("platform/auditRetention", "view", view);
    }
}
