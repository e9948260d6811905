package dk.faelled.secondfactor.own;

import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sensitive;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.MenuEntry;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Shell;
import dk.faelled.platform.signin.SignInSession;
import dk.faelled.secondfactor.AddingWay;
import dk.faelled.secondfactor.challenge.ChallengeHistory;
import dk.faelled.secondfactor.device.SeenDevice;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
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

/** Mine enheder: everybody's own devices, and what was asked on them (MFA-14). */
@Controller
@RequestMapping(OwnDevicePages.PATH)
@Requires("platform.home")
class OwnDevicePages {
    static final String PATH = "/me/devices";
    private static final String DEVICE = "/{id:[0-9]{3}-[0-9]{3}-[0-9]{3}-[0-9]{3}}";
    private final Own own;
    private final ObjectProvider<AddingWay> ways;
    private final Clock clock;

    OwnDevicePages(Own own, ObjectProvider<AddingWay> ways, Clock clock) {
        this.own = own;
        this.ways = ways;
        this.clock = clock;
    }

    @Bean
    static MenuEntry ownDevicesInTheMenu() {
        return new MenuEntry("identity", "secondfactor.own", PATH, "platform.home", 950);
    }

    @GetMapping
    ModelAndView page(HttpServletRequest request) {
        var account = account(request);
        var now = clock.instant();
        var view = new OwnDevicesView(
                own.devices(account).stream().map(one -> Lines.of(one, now)).toList(),
                ways.orderedStream()
                        .map(way -> new Link(Messages.text(way.labelKey()), way.path()))
                        .toList(),
                own.asked(account).stream().map(OwnDevicePages::line).toList());
        return new ModelAndView("secondfactor/own", "view", view);
    }

    private static OwnDevicesView.Asked line(ChallengeHistory.Line one) {
        return new OwnDevicesView.Asked(
                Formats.current().moment(one.at()),
                one.serverName(),
                one.systemName(),
                one.deviceName(),
                Messages.text("secondfactor.state." + one.state()));
    }

    /** The device in whose browser this is shown. */
    @GetMapping("/this")
    ModelAndView thisOne() {
        return new ModelAndView("secondfactor/ownThis", "view", Errors.NONE);
    }

    @PostMapping("/this")
    @Sensitive("it opens one's own door from now on")
    ModelAndView bind(
            @RequestParam(defaultValue = "") String deviceId,
            @RequestParam(defaultValue = "") String secret,
            HttpServletRequest request,
            RedirectAttributes next) {
        try {
            own.bind(account(request), deviceId, secret);
        } catch (RuleBroken broken) {
            return refused(new ModelAndView("secondfactor/ownThis", "view", Errors.of(null, Messages.text(broken))));
        }
        return back("secondfactor.own.bound", next);
    }

    @GetMapping(DEVICE)
    ModelAndView show(@PathVariable String id, HttpServletRequest request) {
        var device = own.get(account(request), id);
        return page(request, device, device.device().name(), Errors.NONE);
    }

    @PostMapping(DEVICE)
    ModelAndView rename(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String name,
            HttpServletRequest request,
            RedirectAttributes next) {
        var account = account(request);
        try {
            own.rename(account, id, name);
        } catch (RuleBroken broken) {
            return refused(page(request, own.get(account, id), name, Errors.of(broken)));
        }
        return back("secondfactor.own.renamed", next, name.strip());
    }

    @PostMapping(DEVICE + "/{prime:prime|not-prime}")
    ModelAndView prime(
            @PathVariable String id, @PathVariable String prime, HttpServletRequest request, RedirectAttributes next) {
        own.prime(account(request), id, prime.equals("prime"));
        return back("secondfactor.own.primed", next);
    }

    @PostMapping(DEVICE + "/remove")
    @Sensitive("whoever took a session could take away what stops him")
    ModelAndView remove(@PathVariable String id, HttpServletRequest request, RedirectAttributes next) {
        var name = own.get(account(request), id).device().name();
        own.remove(account(request), id);
        return back("secondfactor.own.removed", next, name);
    }

    private ModelAndView page(HttpServletRequest request, SeenDevice device, String name, Errors errors) {
        boolean last = own.devices(account(request)).size() == 1;
        return new ModelAndView(
                "secondfactor/ownDevice", "view", new OwnDevice(Lines.of(device, clock.instant()), name, last, errors));
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static ModelAndView back(String told, RedirectAttributes next, Object... arguments) {
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success(told, arguments));
        return new ModelAndView("redirect:" + PATH);
    }

    /** @throws NotFound for a key, which has no devices */
    private static UUID account(HttpServletRequest request) {
        var who = SignInSession.of(request);
        if (who == null) throw new NotFound("own devices of who is not signed in");
        return who.account();
    }
}
