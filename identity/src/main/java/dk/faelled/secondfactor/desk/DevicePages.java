package dk.faelled.secondfactor.desk;

import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sensitive;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.MenuEntry;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import dk.faelled.platform.page.Shell;
import dk.faelled.secondfactor.NsisLevel;
import dk.faelled.secondfactor.connector.ConnectorRights;
import dk.faelled.secondfactor.own.Lines;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
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

/** Devices of others, for those who help them (MFA-15, MFA-11, MFA-03 c). */
@Controller("secondFactorDevicePages")
@RequestMapping(DevicePages.PATH)
@Requires(ConnectorRights.READ)
class DevicePages {
    static final String PATH = "/secondfactor/devices";
    private static final String DEVICE = "/{id:[0-9]{3}-[0-9]{3}-[0-9]{3}-[0-9]{3}}";
    private static final String ACTS = DEVICE + "/{act:block|unlock|unprime|release}";
    private final DeviceDesk desk;
    private final AccessDecider access;
    private final Clock clock;

    DevicePages(DeviceDesk desk, AccessDecider access, Clock clock) {
        this.desk = desk;
        this.access = access;
        this.clock = clock;
    }

    @Bean
    static MenuEntry devicesInTheMenu() {
        return new MenuEntry("identity", "secondfactor.devices", PATH, ConnectorRights.READ, 953);
    }

    @GetMapping
    ModelAndView page() {
        return search(null, Errors.NONE);
    }

    /** Posted, since what is searched for may be a CPR number, which no address may hold. */
    @PostMapping
    ModelAndView search(@RequestParam(defaultValue = "") String q) {
        try {
            var now = clock.instant();
            return search(desk.search(q).stream().map(one -> Lines.of(one, now)).toList(), Errors.NONE);
        } catch (RuleBroken broken) {
            return refused(search(null, Errors.of(broken)));
        }
    }

    private ModelAndView search(@Nullable List<Lines.Line> found, Errors errors) {
        var view = new DeviceViews.Search(found, access.may(ConnectorRights.CHANGE), errors);
        return new ModelAndView("secondfactor/devices", "view", view);
    }

    @GetMapping(DEVICE)
    ModelAndView show(@PathVariable String id) {
        var seen = desk.get(id);
        var now = clock.instant();
        Stream<DeviceAct> acts =
                access.may(ConnectorRights.CHANGE) ? Arrays.stream(DeviceAct.values()) : Stream.empty();
        var links = acts.filter(act -> act.concerns(seen, now))
                .map(act -> new Link(Messages.text(act.key()), PATH + "/" + id + "/" + act.path()))
                .toList();
        return new ModelAndView("secondfactor/device", "view", new DeviceViews.Shown(Lines.of(seen, now), links));
    }

    @GetMapping(ACTS)
    @Requires(ConnectorRights.CHANGE)
    ModelAndView ask(@PathVariable String id, @PathVariable String act) {
        return act(id, act, "", Errors.NONE);
    }

    @PostMapping(ACTS)
    @Requires(ConnectorRights.CHANGE)
    @Sensitive("it opens or closes the door for somebody else")
    ModelAndView act(
            @PathVariable String id,
            @PathVariable String act,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        var wanted = DeviceAct.of(act);
        try {
            desk.act(id, wanted, reason);
        } catch (RuleBroken broken) {
            return refused(act(id, act, reason, Errors.of(broken)));
        }
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success(wanted.key() + ".done"));
        // who was released may not be seen any more
        return new ModelAndView("redirect:" + (wanted == DeviceAct.RELEASE ? PATH : PATH + "/" + id));
    }

    private ModelAndView act(String id, String act, String reason, Errors errors) {
        var line = Lines.of(desk.get(id), clock.instant());
        var view = new DeviceViews.Act(line, DeviceAct.of(act), reason, errors);
        return new ModelAndView("secondfactor/deviceAct", "view", view);
    }

    @GetMapping("/bind")
    @Requires(ConnectorRights.CHANGE)
    ModelAndView form() {
        return form("", "", "", Errors.NONE);
    }

    @PostMapping("/bind")
    @Requires(ConnectorRights.CHANGE)
    @Sensitive("it opens the door for somebody else")
    ModelAndView bind(
            @RequestParam(defaultValue = "") String deviceId,
            @RequestParam(defaultValue = "") String cpr,
            @RequestParam(defaultValue = "") String level,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        try {
            var wanted = Arrays.stream(NsisLevel.values())
                    .filter(one -> one.name().equals(level))
                    .findAny()
                    .orElseThrow(() -> new RuleBroken("secondfactor.desk.level").at("level"));
            desk.bind(deviceId, cpr, wanted, reason);
        } catch (RuleBroken broken) {
            return refused(form(deviceId, level, reason, Errors.of(broken)));
        }
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("secondfactor.desk.bound"));
        return new ModelAndView("redirect:" + PATH + "/" + deviceId.strip());
    }

    private static ModelAndView form(String deviceId, String level, String reason, Errors errors) {
        var levels = Stream.of(NsisLevel.NONE, NsisLevel.LOW, NsisLevel.SUBSTANTIAL)
                .map(one -> new Option(one.name(), Messages.text("secondfactor.level." + one)))
                .toList();
        return new ModelAndView(
                "secondfactor/deviceBind", "view", new DeviceViews.Bind(deviceId, level, reason, levels, errors));
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
