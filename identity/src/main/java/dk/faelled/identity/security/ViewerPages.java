package dk.faelled.identity.security;

import dk.faelled.identity.session.SessionFacts;
import dk.faelled.identity.signin.LevelProved;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Shell;
import dk.faelled.secondfactor.AddingWay;
import dk.faelled.secondfactor.CodeViewers;
import dk.faelled.secondfactor.Devices;
import dk.faelled.secondfactor.NsisLevel;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Taking a code viewer of the authority's as one's own (MFA-09), by its number and two of its codes. */
@Controller
@RequestMapping(ViewerPages.PATH)
@Requires("platform.home")
class ViewerPages {
    static final String PATH = SecurityPages.PATH + "/viewer";
    private static final String DEVICES = "/me/devices";
    private final CodeViewers viewers;
    private final Devices devices;
    private final LevelProved levels;
    private final Myself myself;

    ViewerPages(CodeViewers viewers, Devices devices, LevelProved levels, Myself myself) {
        this.viewers = viewers;
        this.devices = devices;
        this.levels = levels;
        this.myself = myself;
    }

    @Bean
    @Order(3)
    static AddingWay viewersAreDevices() {
        return new AddingWay("identity.device.viewer", PATH);
    }

    @GetMapping
    ModelAndView form(HttpServletRequest request) {
        myself.proved(request);
        return page("", Errors.NONE);
    }

    @PostMapping
    ModelAndView bind(
            @RequestParam(defaultValue = "") String serial,
            @RequestParam(defaultValue = "") String first,
            @RequestParam(defaultValue = "") String second,
            HttpServletRequest request,
            RedirectAttributes next) {
        var account = myself.proved(request).account();
        var facts = SessionFacts.of(request);
        var level = facts == null ? NsisLevel.NONE : levels.of(account, facts.proofs());
        try {
            viewers.bind(devices.ownerOf(account), serial, first, second, level.atMost(NsisLevel.SUBSTANTIAL));
        } catch (RuleBroken broken) {
            var page = page(serial, Errors.of(broken));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        next.addFlashAttribute(
                Shell.Flash.ATTRIBUTE, Shell.Flash.success("identity.device.viewer.added", serial.strip()));
        return new ModelAndView("redirect:" + DEVICES);
    }

    private static ModelAndView page(String serial, Errors errors) {
        return new ModelAndView("identity/viewer", "view", new ViewerForm(PATH, DEVICES, serial, errors));
    }
}
