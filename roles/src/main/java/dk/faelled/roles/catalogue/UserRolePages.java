package dk.faelled.roles.catalogue;

import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.export.Exports;
import dk.faelled.platform.list.ListRequest;
import dk.faelled.platform.list.ListView;
import dk.faelled.platform.list.Lists;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Shell;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.form.Filled;
import dk.faelled.roles.rights.Allowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The user roles: what each is made of, where it is assigned, and who holds it. */
@Controller
@RequestMapping(UserRolePages.PATH)
@Requires("roles.userrole.read")
class UserRolePages {
    static final String PATH = "/roles/userroles";
    private static final String CREATE = "roles.userrole.create";
    private static final String UPDATE = "roles.userrole.update";
    private static final String DELETE = "roles.userrole.delete";

    private final UserRoleRegister roles;
    private final Composition composition;
    private final Placement placement;
    private final Lists lists;
    private final Exports exports;
    private final Allowed allowed;
    private final Clock clock;

    UserRolePages(
            UserRoleRegister roles,
            Composition composition,
            Placement placement,
            Lists lists,
            Exports exports,
            Allowed allowed,
            Clock clock) {
        this.roles = roles;
        this.composition = composition;
        this.placement = placement;
        this.lists = lists;
        this.exports = exports;
        this.allowed = allowed;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView list(HttpServletRequest request) {
        var asked = ListRequest.of(request);
        var page = lists.page(UserRoleList.ALL, asked, Map.of());
        return new ModelAndView(
                "roles/userRoles", "view", new UserRolesView(ListView.of(UserRoleList.ALL, asked, page)));
    }

    @GetMapping("/export")
    void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
        exports.send(UserRoleList.ALL, ListRequest.of(request), Map.of(), response);
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable long id, HttpServletRequest request) {
        var role = role(id);
        var asked = ListRequest.of(request);
        var page = lists.page(HolderList.OF_ROLE, asked, holding(id));
        return new ModelAndView(
                "roles/userRole",
                "view",
                new UserRoleView(
                        role,
                        composition.systemName(role.system()),
                        composition.lines(role),
                        placement.of(role.id()),
                        ListView.of(HolderList.OF_ROLE, asked, page),
                        roles.isIncomplete(role),
                        allowed.reaches(UPDATE, role.system()) && !role.is(UserRole.Flag.READONLY),
                        allowed.reaches(DELETE, role.system()) && !role.is(UserRole.Flag.READONLY)));
    }

    @GetMapping("/{id}/export")
    void exportHolders(@PathVariable long id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        exports.send(
                HolderList.OF_ROLE,
                ListRequest.of(request),
                holding(role(id).id().value()),
                response);
    }

    private Map<String, Object> holding(long id) {
        return Map.of("what", id, "on", LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN));
    }

    private UserRole role(long id) {
        return roles.get(new UserRoleId(id)).value();
    }

    @GetMapping("/new")
    @Requires(CREATE)
    ModelAndView fresh(@RequestParam long system) {
        return form(composition.fresh(new ItSystemId(system), Filled.nothing(), Errors.NONE));
    }

    @PostMapping("/new")
    @Requires(CREATE)
    ModelAndView create(
            @RequestParam long system, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes next) {
        var in = Filled.of(typed);
        var of = new ItSystemId(system);
        try {
            return there(roles.create(of, composition.said(of, in)), next);
        } catch (RuleBroken broken) {
            return RoleSystemPages.refused(form(composition.fresh(of, in, Errors.of(broken))));
        }
    }

    @GetMapping("/{id}/edit")
    @Requires(UPDATE)
    ModelAndView edit(@PathVariable long id) {
        var stored = roles.get(new UserRoleId(id));
        return form(composition.form(stored.value(), Composition.filled(stored), Errors.NONE));
    }

    @PostMapping("/{id}/edit")
    @Requires(UPDATE)
    ModelAndView change(
            @PathVariable long id, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes next) {
        var in = Filled.of(typed);
        var role = role(id);
        try {
            var seen = in.number("version").orElse(0L).intValue();
            return there(roles.change(role.id(), seen, composition.said(role.system(), in)), next);
        } catch (RuleBroken broken) {
            return RoleSystemPages.refused(form(composition.form(role, in, Errors.of(broken))));
        }
    }

    private static ModelAndView form(UserRoleForm form) {
        return new ModelAndView("roles/userRoleForm", "view", form);
    }

    private static ModelAndView there(UserRole role, RedirectAttributes next) {
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("roles.saved", role.name()));
        return new ModelAndView("redirect:" + PATH + "/" + role.id());
    }

    @GetMapping("/{id}/delete")
    @Requires(DELETE)
    ModelAndView askDelete(@PathVariable long id) {
        return asked(role(id), Errors.NONE);
    }

    @PostMapping("/{id}/delete")
    @Requires(DELETE)
    ModelAndView delete(
            @PathVariable long id, @RequestParam(defaultValue = "") String confirm, RedirectAttributes next) {
        var role = role(id);
        try {
            Deletion.demand(role.name(), roles.holders(role.id()), confirm);
            roles.delete(role.id());
            next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("roles.deleted", role.name()));
            return new ModelAndView("redirect:" + RoleSystemPages.PATH + "/" + role.system());
        } catch (RuleBroken broken) {
            return RoleSystemPages.refused(asked(role, Errors.of(broken)));
        }
    }

    private ModelAndView asked(UserRole role, Errors errors) {
        var holders = roles.holders(role.id());
        return new ModelAndView(
                "roles/delete",
                "view",
                new Deletion(
                        role.name(),
                        List.of(new Link(Messages.text("roles.menu.userroles"), PATH)),
                        Messages.text("roles.userrole.delete.what", role.name(), holders),
                        holders,
                        PATH + "/" + role.id() + "/delete",
                        PATH + "/" + role.id(),
                        errors));
    }
}
