package dk.faelled.roles.assignment;

import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.export.Exports;
import dk.faelled.platform.list.ListRequest;
import dk.faelled.platform.list.ListView;
import dk.faelled.platform.list.Lists;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Shell;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.Dates;
import dk.faelled.roles.UserId;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.form.Filled;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Users: what each holds and why; roles are given to them here, and taken back. */
@Controller
@Requires("roles.user.read")
class RoleUserPages {
    static final String PATH = "/roles/users";
    static final String ASSIGNMENTS = "/roles/assignments";

    private final RoleUserDesk desk;
    private final WhyDesk why;
    private final UserAssignments assignments;
    private final UserAssigning assigning;
    private final Lists lists;
    private final Exports exports;
    private final AccessDecider access;
    private final Reach reach;
    private final Audit audit;

    RoleUserPages(
            RoleUserDesk desk,
            WhyDesk why,
            UserAssignments assignments,
            UserAssigning assigning,
            Lists lists,
            Exports exports,
            AccessDecider access,
            Reach reach,
            Audit audit) {
        this.desk = desk;
        this.why = why;
        this.assignments = assignments;
        this.assigning = assigning;
        this.lists = lists;
        this.exports = exports;
        this.access = access;
        this.reach = reach;
        this.audit = audit;
    }

    @GetMapping(PATH)
    ModelAndView list(HttpServletRequest request) {
        var asked = ListRequest.of(request);
        var page = lists.page(RoleUserList.DEFINITION, asked, Map.of());
        return new ModelAndView(
                "roles/users",
                "view",
                new RoleUsersView(
                        ListView.of(RoleUserList.DEFINITION, asked, page),
                        access.may("roles.config.update"),
                        reach.ofUsers(
                                page.rows().stream().map(RoleUserList.Row::id).toList())));
    }

    @GetMapping(PATH + "/export")
    void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
        exports.send(RoleUserList.DEFINITION, ListRequest.of(request), Map.of(), response);
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView show(@PathVariable UUID id, HttpServletRequest request) {
        var day = ListRequest.of(request).asOf(desk.today());
        audit.viewed("roles.user.page", List.of("role-user:" + id));
        return new ModelAndView("roles/user", "view", desk.view(new UserId(id), day, false));
    }

    @GetMapping(PATH + "/{id}/why/{role}")
    ModelAndView why(@PathVariable UUID id, @PathVariable long role, HttpServletRequest request) {
        var day = ListRequest.of(request).asOf(desk.today());
        return new ModelAndView("roles/why", "view", why.view(new UserId(id), new UserRoleId(role), day, false));
    }

    @GetMapping(PATH + "/{id}/assign")
    @Requires(Reach.TO_USERS)
    ModelAndView askAssign(@PathVariable UUID id) {
        var empty = Filled.nothing().with("owningUnit", assigning.firstUnit(new UserId(id)));
        try {
            reach.demand(new UserId(id));
        } catch (RuleBroken broken) {
            return refused(form(id, empty, Errors.of(broken)));
        }
        return form(id, empty, Errors.NONE);
    }

    @PostMapping(PATH + "/{id}/assign")
    @Requires(Reach.TO_USERS)
    ModelAndView assign(
            @PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes next) {
        var in = Filled.of(typed);
        if (in.has("find")) return form(id, in, Errors.NONE);
        try {
            var name = assigning.assign(new UserId(id), in);
            next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("roles.assigned", name));
            return new ModelAndView("redirect:" + PATH + "/" + id);
        } catch (RuleBroken broken) {
            return refused(form(id, in, Errors.of(broken)));
        }
    }

    private ModelAndView form(UUID id, Filled in, Errors errors) {
        return new ModelAndView("roles/userAssign", "view", assigning.form(new UserId(id), in, errors));
    }

    static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    @GetMapping(ASSIGNMENTS + "/{id}")
    @Requires(Reach.TO_USERS)
    ModelAndView askDates(@PathVariable long id) {
        var handed = assignments.handed(new AssignmentId(id));
        return dates(handed, Filled.nothing().with(handed.assignment().dates()), Errors.NONE);
    }

    @PostMapping(ASSIGNMENTS + "/{id}")
    @Requires(Reach.TO_USERS)
    ModelAndView change(
            @PathVariable long id, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes next) {
        var in = Filled.of(typed);
        var handed = assignments.handed(new AssignmentId(id));
        try {
            Dates wanted = in.dates();
            assignments.change(handed.assignment().id(), wanted);
            return back(handed, "roles.assignment.changed", next);
        } catch (RuleBroken broken) {
            return refused(dates(handed, in, Errors.of(broken)));
        }
    }

    private ModelAndView dates(Handed handed, Filled in, Errors errors) {
        return new ModelAndView("roles/userAssignment", "view", assigning.dates(handed, in, errors));
    }

    @GetMapping(ASSIGNMENTS + "/{id}/remove")
    @Requires(Reach.TO_USERS)
    ModelAndView askRemove(@PathVariable long id) {
        return removal(assignments.handed(new AssignmentId(id)), Errors.NONE);
    }

    private ModelAndView removal(Handed handed, Errors errors) {
        return new ModelAndView(
                "roles/userAssignmentRemove", "view", assigning.dates(handed, Filled.nothing(), errors));
    }

    @PostMapping(ASSIGNMENTS + "/{id}/remove")
    @Requires(Reach.TO_USERS)
    ModelAndView remove(@PathVariable long id, RedirectAttributes next) {
        var handed = assignments.handed(new AssignmentId(id));
        try {
            assignments.remove(handed.assignment().id());
            return back(handed, "roles.assignment.removed", next);
        } catch (RuleBroken broken) {
            return refused(removal(handed, Errors.of(broken)));
        }
    }

    private static ModelAndView back(Handed handed, String key, RedirectAttributes next) {
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success(key));
        return new ModelAndView("redirect:" + PATH + "/" + handed.assignment().user());
    }
}
