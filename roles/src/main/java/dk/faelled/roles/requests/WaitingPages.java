package dk.faelled.roles.requests;

import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.export.Exports;
import dk.faelled.platform.list.ListDefinition;
import dk.faelled.platform.list.ListRequest;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Shell;
import dk.faelled.roles.form.Filled;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What waits for the reader to decide (ventende), one by one or many at a time; for administrators whatever waits. */
@Controller
@RequestMapping(WaitingPages.PATH)
@Requires(RequestsConfiguration.CREATE)
class WaitingPages {
    static final String PATH = "/roles/requests/waiting";
    static final String ALL = PATH + "/all";
    private static final int AT_ONCE = 100;
    private final RequestDesk desk;
    private final Deciding deciding;
    private final Exports exports;
    private final AccessDecider access;

    WaitingPages(RequestDesk desk, Deciding deciding, Exports exports, AccessDecider access) {
        this.desk = desk;
        this.deciding = deciding;
        this.exports = exports;
        this.access = access;
    }

    @GetMapping
    ModelAndView mine(HttpServletRequest request) {
        return page(RequestLists.WAITING, PATH, request, "", Errors.NONE);
    }

    @GetMapping("/export")
    void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
        exports.send(RequestLists.WAITING, ListRequest.of(request), RequestDesk.parameters(), response);
    }

    @GetMapping("/all")
    @Requires(RequestsConfiguration.ADMIN)
    ModelAndView all(HttpServletRequest request) {
        return page(RequestLists.ALL_WAITING, ALL, request, "", Errors.NONE);
    }

    @GetMapping("/all/export")
    @Requires(RequestsConfiguration.ADMIN)
    void exportAll(HttpServletRequest request, HttpServletResponse response) throws IOException {
        exports.send(RequestLists.ALL_WAITING, ListRequest.of(request), RequestDesk.parameters(), response);
    }

    @PostMapping
    ModelAndView decide(
            @RequestParam MultiValueMap<String, String> typed, HttpServletRequest request, RedirectAttributes next) {
        return decide(RequestLists.WAITING, PATH, Filled.of(typed), request, next);
    }

    @PostMapping("/all")
    @Requires(RequestsConfiguration.ADMIN)
    ModelAndView decideAll(
            @RequestParam MultiValueMap<String, String> typed, HttpServletRequest request, RedirectAttributes next) {
        return decide(RequestLists.ALL_WAITING, ALL, Filled.of(typed), request, next);
    }

    /** Each by itself: what is refused does not hinder the others. */
    private ModelAndView decide(
            ListDefinition<RequestLists.Row> list,
            String here,
            Filled in,
            HttpServletRequest request,
            RedirectAttributes next) {
        var chosen = in.uuids("selected");
        var comment = in.text("comment");
        boolean rejects = in.text("act").equals("reject");
        if (chosen.isEmpty())
            return refused(list, here, request, comment, Errors.of(null, Messages.text("roles.request.none-chosen")));
        if (chosen.size() > AT_ONCE)
            return refused(list, here, request, comment, Errors.of(null, Messages.text("roles.request.many", AT_ONCE)));
        if (rejects && comment.isEmpty())
            return refused(list, here, request, comment, Errors.of("comment", Messages.text("roles.request.comment")));
        var errors = new ArrayList<Errors.Error>();
        int done = 0;
        for (var id : chosen) {
            var fault = one(id, rejects, comment);
            if (fault == null) done++;
            else errors.add(new Errors.Error(null, fault));
        }
        var said = rejects ? "roles.request.rejected.many" : "roles.request.approved.many";
        if (!errors.isEmpty()) {
            if (chosen.size() > 1) errors.addFirst(new Errors.Error(null, Messages.text(said, done)));
            return refused(list, here, request, comment, new Errors(List.copyOf(errors)));
        }
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success(said, done));
        return new ModelAndView("redirect:" + here);
    }

    private @org.jspecify.annotations.Nullable String one(UUID id, boolean rejects, String comment) {
        try {
            if (rejects) deciding.reject(id, comment);
            else deciding.approve(id, comment);
            return null;
        } catch (RuleBroken broken) {
            return Messages.text(broken);
        } catch (NotFound gone) {
            return Messages.text("roles.request.gone");
        }
    }

    private ModelAndView refused(
            ListDefinition<RequestLists.Row> list,
            String here,
            HttpServletRequest request,
            String typed,
            Errors errors) {
        return MyRequestsPages.refused(page(list, here, request, typed, errors));
    }

    private ModelAndView page(
            ListDefinition<RequestLists.Row> list,
            String here,
            HttpServletRequest request,
            String typed,
            Errors errors) {
        return new ModelAndView(
                "roles/requestsWaiting",
                "view",
                new WaitingView(
                        desk.waiting(list, ListRequest.of(request)),
                        here,
                        access.may(RequestsConfiguration.ADMIN),
                        typed,
                        errors));
    }
}
