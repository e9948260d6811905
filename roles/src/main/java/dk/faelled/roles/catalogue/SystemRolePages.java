package dk.faelled.roles.catalogue;

import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Shell;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.SystemRole;
import dk.faelled.roles.SystemRoleId;
import dk.faelled.roles.form.Filled;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The rights inside an IT system: a new one, another shape of one, and the end of one. */
@Controller
@Requires(RoleSystemPages.UPDATE)
class SystemRolePages {
    static final String PATH = "/roles/rights";
    private static final String NEW = RoleSystemPages.PATH + "/{system}/rights/new";

    private final SystemRoleRegister rights;
    private final RoleSystemRegister systems;
    private final CatalogueTable catalogue;

    SystemRolePages(SystemRoleRegister rights, RoleSystemRegister systems, CatalogueTable catalogue) {
        this.rights = rights;
        this.systems = systems;
        this.catalogue = catalogue;
    }

    @GetMapping(NEW)
    ModelAndView fresh(@PathVariable long system) {
        var in = Filled.nothing().with("weight", "1").with("kind", SystemRole.Kind.BOTH.name());
        return form(system(system), null, in, Errors.NONE);
    }

    @PostMapping(NEW)
    ModelAndView create(
            @PathVariable long system, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes next) {
        var in = Filled.of(typed);
        var of = system(system);
        try {
            return there(rights.create(of.id(), said(in)), next);
        } catch (RuleBroken broken) {
            return RoleSystemPages.refused(form(of, null, in, Errors.of(broken)));
        }
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView edit(@PathVariable long id) {
        var stored = rights.get(new SystemRoleId(id));
        var right = stored.value();
        var in = Filled.nothing()
                .with("name", right.name())
                .with("identifier", right.identifier())
                .with("description", right.description())
                .with("weight", Integer.toString(right.weight()))
                .with("maximum", right.maximum() == null ? "" : right.maximum().toString())
                .with("kind", right.kind().name())
                .with("version", Integer.toString(stored.version()));
        for (var supported : right.constraints())
            in = in.with("type-" + supported.type(), supported.mandatory() ? "mandatory" : "optional");
        return form(system(right.system().value()), right, in, Errors.NONE);
    }

    @PostMapping(PATH + "/{id}")
    ModelAndView change(
            @PathVariable long id, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes next) {
        var in = Filled.of(typed);
        var right = rights.get(new SystemRoleId(id)).value();
        try {
            var seen = in.number("version").orElse(0L).intValue();
            return there(rights.change(right.id(), seen, said(in)), next);
        } catch (RuleBroken broken) {
            return RoleSystemPages.refused(form(system(right.system().value()), right, in, Errors.of(broken)));
        }
    }

    private WriteSystemRole said(Filled in) {
        var constraints = new ArrayList<SystemRole.Supported>();
        for (var type : catalogue.allTypes()) {
            var how = in.text("type-" + type.id());
            if (!how.isEmpty()) constraints.add(new SystemRole.Supported(type.id(), how.equals("mandatory")));
        }
        return new WriteSystemRole(
                in.text("name"),
                in.text("identifier"),
                in.text("description"),
                number(in, "weight"),
                in.text("maximum").isEmpty() ? null : number(in, "maximum"),
                in.one("kind", SystemRole.Kind.class).orElse(SystemRole.Kind.BOTH),
                constraints);
    }

    private static int number(Filled in, String field) {
        return in.number(field)
                .filter(number -> number <= 1_000_000)
                .map(Long::intValue)
                .orElseThrow(() -> new RuleBroken("roles.form.number").at(field));
    }

    private ItSystem system(long id) {
        return systems.get(new ItSystemId(id)).value();
    }

    private static ModelAndView there(SystemRole right, RedirectAttributes next) {
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("roles.saved", right.name()));
        return new ModelAndView("redirect:" + RoleSystemPages.PATH + "/" + right.system() + "/rights");
    }

    private ModelAndView form(ItSystem system, @Nullable SystemRole right, Filled in, Errors errors) {
        return new ModelAndView(
                "roles/right", "view", new SystemRoleForm(system, right, catalogue.allTypes(), in, errors));
    }

    @GetMapping(PATH + "/{id}/delete")
    ModelAndView askDelete(@PathVariable long id) {
        return asked(rights.get(new SystemRoleId(id)).value(), Errors.NONE);
    }

    @PostMapping(PATH + "/{id}/delete")
    ModelAndView delete(@PathVariable long id, RedirectAttributes next) {
        var right = rights.get(new SystemRoleId(id)).value();
        try {
            rights.delete(right.id());
            next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("roles.right.deleted", right.name()));
            return new ModelAndView("redirect:" + RoleSystemPages.PATH + "/" + right.system() + "/rights");
        } catch (RuleBroken broken) {
            return RoleSystemPages.refused(asked(right, Errors.of(broken)));
        }
    }

    private ModelAndView asked(SystemRole right, Errors errors) {
        var system = system(right.system().value());
        var back = RoleSystemPages.PATH + "/" + system.id() + "/rights";
        return new ModelAndView(
                "roles/rightDelete",
                "view",
                new Deletion(
                        right.name(),
                        List.of(
                                new Link(Messages.text("roles.menu.systems"), RoleSystemPages.PATH),
                                new Link(system.name(), back)),
                        Messages.text("roles.right.delete.what", right.name(), system.name()),
                        0,
                        PATH + "/" + right.id() + "/delete",
                        back,
                        errors));
    }
}
