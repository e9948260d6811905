package dk.faelled.secondfactor.desk;

import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sensitive;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.MenuEntry;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import dk.faelled.platform.page.Shell;
import dk.faelled.secondfactor.connector.Connector;
import dk.faelled.secondfactor.connector.ConnectorRights;
import dk.faelled.secondfactor.connector.Connectors;
import dk.faelled.secondfactor.device.Bindings;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Login-servere: sign-in points and their keys (MFA-12), and devices of software robots (MFA-16). */
@Controller
@RequestMapping(ConnectorPages.PATH)
@Requires(ConnectorRights.CONNECTORS)
class ConnectorPages {
    static final String PATH = "/secondfactor/connectors";
    private static final String ISSUED = "secondfactor/issued";
    private static final int PAGE = 50;
    private final Connectors connectors;
    private final Bindings bindings;

    ConnectorPages(Connectors connectors, Bindings bindings) {
        this.connectors = connectors;
        this.bindings = bindings;
    }

    @Bean
    static MenuEntry connectorsInTheMenu() {
        return new MenuEntry("identity", "secondfactor.connectors", PATH, ConnectorRights.CONNECTORS, 954);
    }

    @GetMapping
    ModelAndView all(@RequestParam(required = false) @Nullable UUID after) {
        var found = connectors.page(after, PAGE + 1);
        var lines = found.stream()
                .limit(PAGE)
                .map(one -> new ConnectorViews.Line(
                        one.id(),
                        one.name(),
                        Messages.text("secondfactor.connector.kind." + one.kind()),
                        one.anyOwner(),
                        one.version()))
                .toList();
        var more = found.size() > PAGE ? lines.getLast().id() : null;
        return new ModelAndView("secondfactor/connectors", "view", new ConnectorViews.All(lines, more));
    }

    @GetMapping("/new")
    @Sensitive("a key opens what its maker may open, without him")
    ModelAndView form() {
        return form("", "", Errors.NONE);
    }

    @PostMapping("/new")
    @Sensitive("a key opens what its maker may open, without him")
    ModelAndView add(@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String kind) {
        try {
            var wanted = Arrays.stream(Connector.Kind.values())
                    .filter(one -> one.name().equals(kind))
                    .findAny()
                    .orElseThrow(() -> new RuleBroken("secondfactor.connector.kind.missing").at("kind"));
            var issued = connectors.add(name, wanted);
            return new ModelAndView(
                    ISSUED,
                    "view",
                    new ConnectorViews.Issued(
                            name.strip(), Messages.text("secondfactor.connector.issued"), issued.secret(), PATH));
        } catch (RuleBroken broken) {
            return refused(form(name, kind, Errors.of(broken)));
        }
    }

    private static ModelAndView form(String name, String kind, Errors errors) {
        var kinds = Arrays.stream(Connector.Kind.values())
                .map(one -> new Option(one.name(), Messages.text("secondfactor.connector.kind." + one)))
                .toList();
        return new ModelAndView("secondfactor/connectorNew", "view", new ConnectorViews.New(name, kind, kinds, errors));
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable UUID id) {
        var one = connectors.get(id);
        return edit(id, one.name(), one.anyOwner(), String.join("\n", one.redirects()), Errors.NONE);
    }

    @PostMapping("/{id}")
    @Sensitive("it decides whose devices a sign-in point may ask")
    ModelAndView change(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String anyOwner,
            @RequestParam(defaultValue = "") String redirects,
            RedirectAttributes next) {
        boolean any = anyOwner.equals("yes");
        List<String> addresses = redirects
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        try {
            connectors.change(id, name, any, addresses);
        } catch (RuleBroken broken) {
            return refused(edit(id, name, any, redirects, Errors.of(broken)));
        }
        next.addFlashAttribute(
                Shell.Flash.ATTRIBUTE, Shell.Flash.success("secondfactor.connector.changed", name.strip()));
        return new ModelAndView("redirect:" + PATH);
    }

    private static ModelAndView edit(UUID id, String name, boolean any, String redirects, Errors errors) {
        return new ModelAndView(
                "secondfactor/connectorEdit", "view", new ConnectorViews.Edit(id, name, any, redirects, errors));
    }

    @GetMapping("/robot")
    ModelAndView robot() {
        return new ModelAndView("secondfactor/robot", "view", new ConnectorViews.Robot("", Errors.NONE));
    }

    @PostMapping("/robot")
    @Sensitive("whoever has the secret makes the robot's codes")
    ModelAndView addRobot(@RequestParam(defaultValue = "") String name) {
        try {
            var made = bindings.robot(name);
            return new ModelAndView(
                    ISSUED,
                    "view",
                    new ConnectorViews.Issued(
                            name.strip(),
                            Messages.text("secondfactor.robot.issued", made.deviceId()),
                            made.secret(),
                            PATH));
        } catch (RuleBroken broken) {
            return refused(
                    new ModelAndView("secondfactor/robot", "view", new ConnectorViews.Robot(name, Errors.of(broken))));
        }
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
