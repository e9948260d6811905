package dk.faelled.roles.catalogue;

import dk.faelled.platform.AccessDecider;
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
import dk.faelled.roles.RoleGroup;
import dk.faelled.roles.RoleGroupId;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.form.Filled;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The role groups: what each holds, where it is assigned, and who holds it. */
@Controller
@RequestMapping(RoleGroupPages.PATH)
@Requires("roles.rolegroup.read")
class RoleGroupPages {
    static final String PATH = "/roles/groups";
    private static final String CREATE = "roles.rolegroup.create";
    private static final String UPDATE = "roles.rolegroup.update";
    private static final String DELETE = "roles.rolegroup.delete";

    private final RoleGroupRegister groups;
    private final RoleChoices choices;
    private final Placement placement;
    private final Lists lists;
    private final Exports exports;
    private final AccessDecider access;
    private final Clock clock;

    RoleGroupPages(
            RoleGroupRegister groups,
            RoleChoices choices,
            Placement placement,
            Lists lists,
            Exports exports,
            AccessDecider access,
            Clock clock) {
        this.groups = groups;
        this.choices = choices;
        this.placement = placement;
        this.lists = lists;
        this.exports = exports;
        this.access = access;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView list(HttpServletRequest request) {
        var asked = ListRequest.of(request);
        var page = lists.page(RoleGroupList.DEFINITION, asked, Map.of());
        return new ModelAndView(
                "roles/groups",
                "view",
                new RoleGroupsView(ListView.of(RoleGroupList.DEFINITION, asked, page), access.may(CREATE)));
    }

    @GetMapping("/export")
    void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
        exports.send(RoleGroupList.DEFINITION, ListRequest.of(request), Map.of(), response);
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable long id, HttpServletRequest request) {
        var group = group(id);
        var asked = ListRequest.of(request);
        var page = lists.page(HolderList.OF_GROUP, asked, holding(id));
        return new ModelAndView(
                "roles/group",
                "view",
                new RoleGroupView(
                        group,
                        choices.roles("", group.roles()).stream()
                                .map(role -> new Link(role.text(), UserRolePages.PATH + "/" + role.value()))
                                .toList(),
                        placement.of(group.id()),
                        ListView.of(HolderList.OF_GROUP, asked, page),
                        access.may(UPDATE),
                        access.may(DELETE)));
    }

    @GetMapping("/{id}/export")
    void exportHolders(@PathVariable long id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        exports.send(
                HolderList.OF_GROUP,
                ListRequest.of(request),
                holding(group(id).id().value()),
                response);
    }

    private Map<String, Object> holding(long id) {
        return Map.of("what", id, "on", LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN));
    }

    private RoleGroup group(long id) {
        return groups.get(new RoleGroupId(id)).value();
    }

    @GetMapping("/new")
    @Requires(CREATE)
    ModelAndView fresh() {
        return form(null, Filled.nothing(), Errors.NONE);
    }

    @PostMapping("/new")
    @Requires(CREATE)
    ModelAndView create(@RequestParam MultiValueMap<String, String> typed, RedirectAttributes next) {
        var in = Filled.of(typed);
        if (in.has("find")) return form(null, in, Errors.NONE);
        try {
            return there(groups.create(said(in)), next);
        } catch (RuleBroken broken) {
            return RoleSystemPages.refused(form(null, in, Errors.of(broken)));
        }
    }

    @GetMapping("/{id}/edit")
    @Requires(UPDATE)
    ModelAndView edit(@PathVariable long id) {
        var stored = groups.get(new RoleGroupId(id));
        var group = stored.value();
        var in = Filled.nothing()
                .with("name", group.name())
                .with("description", group.description())
                .ticked("userOnly", group.userOnly())
                .with("roles", group.roles().stream().map(UserRoleId::toString).toList())
                .with("version", Integer.toString(stored.version()));
        return form(group, in, Errors.NONE);
    }

    @PostMapping("/{id}/edit")
    @Requires(UPDATE)
    ModelAndView change(
            @PathVariable long id, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes next) {
        var in = Filled.of(typed);
        var group = group(id);
        if (in.has("find")) return form(group, in, Errors.NONE);
        try {
            var seen = in.number("version").orElse(0L).intValue();
            return there(groups.change(group.id(), seen, said(in)), next);
        } catch (RuleBroken broken) {
            return RoleSystemPages.refused(form(group, in, Errors.of(broken)));
        }
    }

    private static WriteRoleGroup said(Filled in) {
        return new WriteRoleGroup(in.text("name"), in.text("description"), in.has("userOnly"), chosen(in));
    }

    private static Set<UserRoleId> chosen(Filled in) {
        return in.all("roles").stream()
                .flatMap(value -> Filled.numberOf(value).stream())
                .map(UserRoleId::new)
                .collect(Collectors.toSet());
    }

    private ModelAndView form(@Nullable RoleGroup group, Filled in, Errors errors) {
        return new ModelAndView(
                "roles/groupForm",
                "view",
                new RoleGroupForm(group, choices.roles(in.text("rolesQuery"), chosen(in)), in, errors));
    }

    private static ModelAndView there(RoleGroup group, RedirectAttributes next) {
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("roles.saved", group.name()));
        return new ModelAndView("redirect:" + PATH + "/" + group.id());
    }

    @GetMapping("/{id}/delete")
    @Requires(DELETE)
    ModelAndView askDelete(@PathVariable long id) {
        return asked(group(id), Errors.NONE);
    }

    @PostMapping("/{id}/delete")
    @Requires(DELETE)
    ModelAndView delete(
            @PathVariable long id, @RequestParam(defaultValue = "") String confirm, RedirectAttributes next) {
        var group = group(id);
        try {
            Deletion.demand(group.name(), groups.holders(group.id()), confirm);
            groups.delete(group.id());
            next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("roles.deleted", group.name()));
            return new ModelAndView("redirect:" + PATH);
        } catch (RuleBroken broken) {
            return RoleSystemPages.refused(asked(group, Errors.of(broken)));
        }
    }

    private ModelAndView asked(RoleGroup group, Errors errors) {
        var holders = groups.holders(group.id());
        return new ModelAndView(
                "roles/delete",
                "view",
                new Deletion(
                        group.name(),
                        List.of(new Link(Messages.text("roles.menu.groups"), PATH)),
                        Messages.text("roles.group.delete.what", group.name(), holders),
                        holders,
                        PATH + "/" + group.id() + "/delete",
                        PATH + "/" + group.id(),
                        errors));
    }
}
