package dk.faelled.roles.projection;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.Classes;
import dk.faelled.organisation.ItSystemId;
import dk.faelled.organisation.ItSystems;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Option;
import dk.faelled.platform.page.Shell;
import dk.faelled.roles.form.Filled;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the authority decides about its catalogue. */
@Controller
@RequestMapping(RoleSettingsPages.PATH)
@Requires("roles.config.update")
class RoleSettingsPages {
    static final String PATH = "/roles/settings";
    static final int LEVELS = 6;
    private static final int MOST = 500;
    private final RoleSettings settings;
    private final ItSystems systems;
    private final Classes classes;
    private final Clock clock;

    RoleSettingsPages(RoleSettings settings, ItSystems systems, Classes classes, Clock clock) {
        this.settings = settings;
        this.systems = systems;
        this.classes = classes;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show() {
        var current = settings.current();
        var domain = current.kombitDomain();
        var accounts = current.accounts();
        var in = Filled.nothing()
                .with("kombitDomain", domain == null ? "" : domain)
                .with("failClosed", current.failClosed() ? "yes" : "no")
                .with("accounts", accounts == null ? "" : accounts.toString())
                .with(
                        "offices",
                        current.offices().stream().map(ClassId::toString).toList());
        for (int i = 0; i < current.levels().size(); i++)
            in = in.with("level" + (i + 1), current.levels().get(i).toString());
        return form(in, Errors.NONE);
    }

    @PostMapping
    ModelAndView save(@RequestParam MultiValueMap<String, String> typed, RedirectAttributes next) {
        var in = Filled.of(typed);
        try {
            settings.decide(new RoleSettings.Decision(
                    in.text("kombitDomain").isEmpty() ? null : in.text("kombitDomain"),
                    !in.text("failClosed").equals("no"),
                    in.uuid("accounts").map(ItSystemId::new).orElse(null),
                    levels(in),
                    in.uuids("offices").stream().map(ClassId::new).collect(Collectors.toSet())));
            next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("roles.settings.saved"));
            return new ModelAndView("redirect:" + PATH);
        } catch (RuleBroken broken) {
            var page = form(in, Errors.of(broken));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    /** A level that is left open ends the list: those below it have nothing to be below. */
    private static List<ClassId> levels(Filled in) {
        var levels = new ArrayList<ClassId>();
        for (int i = 1; i <= LEVELS; i++) {
            var level = in.uuid("level" + i).map(ClassId::new);
            if (level.isEmpty()) break;
            if (levels.contains(level.get())) throw new RuleBroken("roles.settings.level-twice").at("level" + i);
            levels.add(level.get());
        }
        return levels;
    }

    private ModelAndView form(Filled in, Errors errors) {
        var today = AsOf.on(LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN));
        return new ModelAndView(
                "roles/settings",
                "view",
                new RoleSettingsView(
                        systems.list(today, null, MOST).stream()
                                .map(one -> new Option(
                                        one.id().toString(), one.state().name()))
                                .toList(),
                        classes("association_type", today),
                        classes("org_unit_level", today),
                        in,
                        errors));
    }

    private List<Option> classes(String facet, AsOf today) {
        return classes.of(facet, today).stream()
                .map(one -> new Option(one.id().toString(), one.state().name()))
                .toList();
    }
}
