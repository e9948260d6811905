package dk.faelled.roles.requests;

import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.export.Exports;
import dk.faelled.platform.list.ListRequest;
import dk.faelled.platform.list.ListView;
import dk.faelled.platform.list.Lists;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Shell;
import dk.faelled.roles.form.Filled;
import dk.faelled.roles.projection.Substitutes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Personal approvers (personlige godkendere): a manager's own, and all of them for whoever names substitutes. */
@Controller
@RequestMapping(DelegatePages.PATH)
@Requires(RequestsConfiguration.CREATE)
class DelegatePages {
    static final String PATH = "/roles/delegates";
    private final DelegateDesk desk;
    private final Substitutes substitutes;
    private final Lists lists;
    private final Exports exports;

    DelegatePages(DelegateDesk desk, Substitutes substitutes, Lists lists, Exports exports) {
        this.desk = desk;
        this.substitutes = substitutes;
        this.lists = lists;
        this.exports = exports;
    }

    @GetMapping
    ModelAndView list(HttpServletRequest request) {
        return page(request, Filled.nothing(), Errors.NONE);
    }

    private ModelAndView page(HttpServletRequest request, Filled in, Errors errors) {
        var asked = ListRequest.of(request);
        var page = lists.page(desk.list(), asked, RequestDesk.parameters());
        return new ModelAndView(
                "roles/delegates",
                "view",
                new DelegatesView(ListView.of(desk.list(), asked, page), desk.own(), desk.all(), in, errors));
    }

    @GetMapping("/export")
    void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
        exports.send(desk.list(), ListRequest.of(request), RequestDesk.parameters(), response);
    }

    @PostMapping
    ModelAndView name(
            @RequestParam MultiValueMap<String, String> typed, HttpServletRequest request, RedirectAttributes next) {
        var in = Filled.of(typed);
        try {
            desk.name(in);
        } catch (RuleBroken broken) {
            return MyRequestsPages.refused(page(request, in, Errors.of(broken)));
        }
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("roles.delegate.named"));
        return new ModelAndView("redirect:" + PATH);
    }

    @PostMapping("/{id}/end")
    String end(@PathVariable UUID id, RedirectAttributes next) {
        substitutes.endDelegation(id);
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("roles.delegate.ended"));
        return "redirect:" + PATH;
    }
}
