package dk.faelled.roles.requests;

import dk.faelled.platform.Audit;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.export.Exports;
import dk.faelled.platform.list.ListRequest;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Shell;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The reader's own requests, and one request with what can be done about it. */
@Controller
@RequestMapping(MyRequestsPages.PATH)
@Requires(RequestsConfiguration.CREATE)
class MyRequestsPages {
    static final String PATH = "/roles/requests";
    private final RequestDesk desk;
    private final Deciding deciding;
    private final Exports exports;
    private final Audit audit;

    MyRequestsPages(RequestDesk desk, Deciding deciding, Exports exports, Audit audit) {
        this.desk = desk;
        this.deciding = deciding;
        this.exports = exports;
        this.audit = audit;
    }

    @GetMapping
    ModelAndView mine(HttpServletRequest request) {
        return new ModelAndView("roles/requests", "view", desk.list(RequestLists.MINE, ListRequest.of(request)));
    }

    @GetMapping("/export")
    void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
        exports.send(RequestLists.MINE, ListRequest.of(request), RequestDesk.parameters(), response);
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable UUID id) {
        var view = desk.view(id, "", Errors.NONE);
        audit.viewed("roles.request.page", List.of("role-user:" + view.receiverId()));
        return new ModelAndView("roles/request", "view", view);
    }

    private ModelAndView page(UUID id, String typed, Errors errors) {
        return new ModelAndView("roles/request", "view", desk.view(id, typed, errors));
    }

    @PostMapping("/{id}/approve")
    ModelAndView approve(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String comment, RedirectAttributes next) {
        try {
            boolean done = deciding.approve(id, comment);
            return back(next, done ? "roles.request.approved" : "roles.request.approved.waits");
        } catch (RuleBroken broken) {
            return refused(page(id, comment, Errors.of(broken)));
        }
    }

    @PostMapping("/{id}/reject")
    ModelAndView reject(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String comment, RedirectAttributes next) {
        try {
            deciding.reject(id, comment);
            return back(next, "roles.request.rejected");
        } catch (RuleBroken broken) {
            return refused(page(id, comment, Errors.of(broken)));
        }
    }

    private static ModelAndView back(RedirectAttributes next, String key) {
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success(key));
        return new ModelAndView("redirect:" + WaitingPages.PATH);
    }

    @PostMapping("/{id}/cancel")
    ModelAndView cancel(@PathVariable UUID id, RedirectAttributes next) {
        try {
            deciding.cancel(id);
        } catch (RuleBroken broken) {
            return refused(page(id, "", Errors.of(broken)));
        }
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("roles.request.cancelled"));
        return new ModelAndView("redirect:" + PATH);
    }

    static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
