package dk.faelled.roles.catalogue;

import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.export.Exports;
import dk.faelled.platform.list.ListDefinition;
import dk.faelled.platform.list.ListRequest;
import dk.faelled.platform.list.ListView;
import dk.faelled.platform.list.Lists;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Shell;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.form.Filled;
import dk.faelled.roles.rights.Allowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The IT systems of the catalogue, and the roles and holders of each. */
@Controller
@RequestMapping(RoleSystemPages.PATH)
@Requires("roles.itsystem.read")
class RoleSystemPages {
    static final String PATH = "/roles/systems";
    static final String UPDATE = "roles.itsystem.update";
    private static final String CREATE = "roles.itsystem.create";
    private static final String DELETE = "roles.itsystem.delete";

    private final RoleSystemRegister systems;
    private final Lists lists;
    private final Exports exports;
    private final Allowed allowed;
    private final Clock clock;

    RoleSystemPages(RoleSystemRegister systems, Lists lists, Exports exports, Allowed allowed, Clock clock) {
        this.systems = systems;
        this.lists = lists;
        this.exports = exports;
        this.allowed = allowed;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView list(HttpServletRequest request) {
        var view = new RoleSystemsView(page(RoleSystemList.DEFINITION, request, Map.of()), allowed.has(CREATE));
        return new ModelAndView("roles/systems", "view", view);
    }

    @GetMapping("/export")
    void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
        exports.send(RoleSystemList.DEFINITION, ListRequest.of(request), Map.of(), response);
    }

    private <R> ListView<R> page(ListDefinition<R> list, HttpServletRequest request, Map<String, ?> parameters) {
        var asked = ListRequest.of(request);
        return ListView.of(list, asked, lists.page(list, asked, parameters));
    }

    /** Its user roles. */
    @GetMapping("/{id}")
    ModelAndView show(@PathVariable long id, HttpServletRequest request) {
        return new ModelAndView(
                "roles/system",
                "view",
                view(id, "", page(UserRoleList.OF_SYSTEM, request, Map.of("system", id)), null, null));
    }

    @GetMapping("/{id}/export")
    void export(@PathVariable long id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        exports.send(UserRoleList.OF_SYSTEM, ListRequest.of(request), Map.of("system", id), response);
    }

    @GetMapping("/{id}/rights")
    ModelAndView rights(@PathVariable long id, HttpServletRequest request) {
        return new ModelAndView(
                "roles/system",
                "view",
                view(id, "/rights", null, page(SystemRoleList.DEFINITION, request, Map.of("system", id)), null));
    }

    @GetMapping("/{id}/rights/export")
    void exportRights(@PathVariable long id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        exports.send(SystemRoleList.DEFINITION, ListRequest.of(request), Map.of("system", id), response);
    }

    @GetMapping("/{id}/holders")
    ModelAndView holders(@PathVariable long id, HttpServletRequest request) {
        return new ModelAndView(
                "roles/system",
                "view",
                view(id, "/holders", null, null, page(HolderList.OF_SYSTEM, request, holding(id))));
    }

    @GetMapping("/{id}/holders/export")
    void exportHolders(@PathVariable long id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        exports.send(HolderList.OF_SYSTEM, ListRequest.of(request), holding(id), response);
    }

    private Map<String, Object> holding(long id) {
        return Map.of("what", id, "on", LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN));
    }

    private RoleSystemView view(
            long id,
            String tab,
            @Nullable ListView<UserRoleList.Row> roles,
            @Nullable ListView<SystemRoleList.Row> rights,
            @Nullable ListView<HolderList.Row> holders) {
        var here = PATH + "/" + id;
        var system = systems.get(new ItSystemId(id)).value();
        var ours = system.is(ItSystem.Flag.OURS);
        return new RoleSystemView(
                system,
                List.of(
                        new Link(Messages.text("roles.menu.userroles"), here),
                        new Link(Messages.text("roles.rights"), here + "/rights"),
                        new Link(Messages.text("roles.holders"), here + "/holders")),
                here + tab,
                roles,
                rights,
                holders,
                allowed.reaches("roles.userrole.create", system.id()),
                !ours && allowed.reaches(UPDATE, system.id()),
                !ours && allowed.reaches(DELETE, system.id()),
                allowed.has("roles.attestation.admin"));
    }

    @GetMapping("/new")
    @Requires(CREATE)
    ModelAndView fresh() {
        return form(null, Filled.nothing().with("kind", ItSystem.Kind.SAML.name()), Errors.NONE);
    }

    @PostMapping("/new")
    @Requires(CREATE)
    ModelAndView create(@RequestParam MultiValueMap<String, String> typed, RedirectAttributes next) {
        var in = Filled.of(typed);
        try {
            return there(systems.create(said(in, null)), "roles.system.created", next);
        } catch (RuleBroken broken) {
            return refused(form(null, in, Errors.of(broken)));
        }
    }

    @GetMapping("/{id}/edit")
    @Requires(UPDATE)
    ModelAndView edit(@PathVariable long id) {
        var stored = systems.get(new ItSystemId(id));
        var system = stored.value();
        var in = Filled.nothing()
                .with("name", system.name())
                .with("identifier", system.identifier())
                .with("kind", system.kind().name())
                .with("email", system.email())
                .with("notes", system.notes())
                .with("flags", system.flags().stream().map(Enum::name).toList())
                .with("version", Integer.toString(stored.version()));
        return form(system, in, Errors.NONE);
    }

    @PostMapping("/{id}/edit")
    @Requires(UPDATE)
    ModelAndView change(
            @PathVariable long id, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes next) {
        var in = Filled.of(typed);
        var system = systems.get(new ItSystemId(id)).value();
        try {
            var seen = in.number("version").orElse(0L).intValue();
            return there(systems.change(system.id(), seen, said(in, system)), "roles.saved", next);
        } catch (RuleBroken broken) {
            return refused(form(system, in, Errors.of(broken)));
        }
    }

    /** @param before what the form does not ask for stays as it is there; null for a new one */
    private static WriteItSystem said(Filled in, @Nullable ItSystem before) {
        return new WriteItSystem(
                in.text("name"),
                in.text("identifier"),
                before == null ? in.one("kind", ItSystem.Kind.class).orElse(ItSystem.Kind.SAML) : before.kind(),
                before == null ? null : before.domain(),
                in.several("flags", ItSystem.Flag.class),
                in.text("email"),
                in.text("notes"),
                before == null ? null : before.portfolioEntry());
    }

    private static ModelAndView there(ItSystem system, String key, RedirectAttributes next) {
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success(key, system.name()));
        return new ModelAndView("redirect:" + PATH + "/" + system.id());
    }

    private static ModelAndView form(@Nullable ItSystem system, Filled in, Errors errors) {
        return new ModelAndView("roles/systemForm", "view", new RoleSystemForm(system, in, errors));
    }

    static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    @GetMapping("/{id}/delete")
    @Requires(DELETE)
    ModelAndView askDelete(@PathVariable long id) {
        return asked(new ItSystemId(id), Errors.NONE);
    }

    @PostMapping("/{id}/delete")
    @Requires(DELETE)
    ModelAndView delete(
            @PathVariable long id, @RequestParam(defaultValue = "") String confirm, RedirectAttributes next) {
        var system = systems.get(new ItSystemId(id)).value();
        try {
            Deletion.demand(system.name(), systems.effect(system.id()).users(), confirm);
            systems.delete(system.id());
            next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("roles.deleted", system.name()));
            return new ModelAndView("redirect:" + PATH);
        } catch (RuleBroken broken) {
            return refused(asked(system.id(), Errors.of(broken)));
        }
    }

    private ModelAndView asked(ItSystemId id, Errors errors) {
        var system = systems.get(id).value();
        var effect = systems.effect(id);
        return new ModelAndView(
                "roles/delete",
                "view",
                new Deletion(
                        system.name(),
                        List.of(new Link(Messages.text("roles.menu.systems"), PATH)),
                        Messages.text("roles.system.delete.what", system.name(), effect.roles(), effect.users()),
                        effect.users(),
                        PATH + "/" + id + "/delete",
                        PATH + "/" + id,
                        errors));
    }
}
