package dk.faelled.roles.assignment;

import dk.faelled.platform.Context;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import dk.faelled.platform.page.Shell;
import dk.faelled.roles.ConflictRule;
import dk.faelled.roles.ConflictRule.Choice;
import dk.faelled.roles.UserId;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.catalogue.RoleChoices;
import dk.faelled.roles.form.Filled;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Separation of duties (funktionsadskillelse): the rules, who breaks them, and who may. */
@Controller
@RequestMapping(ConflictPages.PATH)
@Requires("roles.config.update")
class ConflictPages {
    static final String PATH = "/roles/conflicts";
    private final ConflictRules rules;
    private final ConflictDesk desk;
    private final Mitigations mitigations;
    private final RoleChoices choices;

    ConflictPages(ConflictRules rules, ConflictDesk desk, Mitigations mitigations, RoleChoices choices) {
        this.rules = rules;
        this.desk = desk;
        this.mitigations = mitigations;
        this.choices = choices;
    }

    @GetMapping
    ModelAndView list() {
        return new ModelAndView("roles/conflicts", "view", desk.rules());
    }

    @GetMapping("/new")
    ModelAndView fresh() {
        return form(Filled.nothing().with("scope", "ANY").with("severity", "BLOCK"), Errors.NONE);
    }

    @PostMapping("/new")
    ModelAndView create(@RequestParam MultiValueMap<String, String> typed, RedirectAttributes next) {
        var in = Filled.of(typed);
        if (in.has("find")) return form(in, Errors.NONE);
        try {
            var kept = rules.create(new ConflictRule(
                    0,
                    in.text("name"),
                    side(in, "left"),
                    side(in, "right"),
                    in.one("scope", ConflictRule.Scope.class).orElse(ConflictRule.Scope.ANY),
                    in.one("severity", ConflictRule.Severity.class).orElse(ConflictRule.Severity.BLOCK),
                    Context.current().actor().id()));
            next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("roles.saved", kept.name()));
            return new ModelAndView("redirect:" + PATH + "/" + kept.id());
        } catch (RuleBroken broken) {
            return RoleUserPages.refused(form(in, Errors.of(broken)));
        }
    }

    private static Set<Choice> side(Filled in, String field) {
        var chosen = numbers(in, field);
        if (chosen.isEmpty()) throw new RuleBroken("roles.conflict.side").at(field);
        return chosen.stream().map(Choice.Role::new).collect(Collectors.toSet());
    }

    private static Collection<UserRoleId> numbers(Filled in, String field) {
        return in.all(field).stream()
                .flatMap(value -> Filled.numberOf(value).stream())
                .map(UserRoleId::new)
                .toList();
    }

    private ModelAndView form(Filled in, Errors errors) {
        return new ModelAndView(
                "roles/conflictForm",
                "view",
                new ConflictForm(
                        choices.roles(in.text("leftQuery"), numbers(in, "left")),
                        choices.roles(in.text("rightQuery"), numbers(in, "right")),
                        options("roles.conflict.scope.", ConflictRule.Scope.values()),
                        options("roles.conflict.severity.", ConflictRule.Severity.values()),
                        in,
                        errors));
    }

    private static List<Option> options(String prefix, Enum<?>... values) {
        return Arrays.stream(values)
                .map(value -> new Option(value.name(), Messages.text(prefix + value.name())))
                .toList();
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable long id) {
        return new ModelAndView("roles/conflict", "view", desk.view(id));
    }

    @GetMapping("/{id}/exempt/{user}")
    ModelAndView askExempt(@PathVariable long id, @PathVariable UUID user) {
        return exempt(id, user, Filled.nothing(), Errors.NONE);
    }

    @PostMapping("/{id}/exempt/{user}")
    ModelAndView exempt(
            @PathVariable long id,
            @PathVariable UUID user,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes next) {
        var in = Filled.of(typed);
        try {
            var expires = in.day("expires");
            if (expires == null) throw new RuleBroken("roles.form.date").at("expires");
            mitigations.allow(id, new UserId(user), in.text("reason"), expires);
            return back(id, "roles.mitigation.kept", next);
        } catch (RuleBroken broken) {
            return RoleUserPages.refused(exempt(id, user, in, Errors.of(broken)));
        }
    }

    private ModelAndView exempt(long id, UUID user, Filled in, Errors errors) {
        return new ModelAndView("roles/conflictExempt", "view", desk.exempt(id, new UserId(user), in, errors));
    }

    @PostMapping("/{id}/exempt/{user}/withdraw")
    ModelAndView withdraw(@PathVariable long id, @PathVariable UUID user, RedirectAttributes next) {
        mitigations.withdraw(id, new UserId(user));
        return back(id, "roles.mitigation.withdrawn", next);
    }

    private static ModelAndView back(long id, String key, RedirectAttributes next) {
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success(key));
        return new ModelAndView("redirect:" + PATH + "/" + id);
    }

    @GetMapping("/{id}/delete")
    ModelAndView askDelete(@PathVariable long id) {
        return new ModelAndView("roles/conflictDelete", "view", new Link(desk.name(id), PATH + "/" + id));
    }

    @PostMapping("/{id}/delete")
    String delete(@PathVariable long id, RedirectAttributes next) {
        var name = desk.name(id);
        rules.delete(id);
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("roles.conflict.deleted", name));
        return "redirect:" + PATH;
    }
}
