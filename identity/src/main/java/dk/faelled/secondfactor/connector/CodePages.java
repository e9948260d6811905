package dk.faelled.secondfactor.connector;

import dk.faelled.platform.NotFound;
import dk.faelled.platform.Public;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Messages;
import dk.faelled.secondfactor.DeviceType;
import dk.faelled.secondfactor.challenge.Challenge;
import dk.faelled.secondfactor.challenge.ChallengeDesk;
import dk.faelled.secondfactor.device.DeviceRegister;
import dk.faelled.secondfactor.device.DeviceRegister.Opened;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where a browser goes when what was asked has no screen of its own, but shows codes (identity 4.1): the code answers. */
@Controller
@RequestMapping(CodePages.PATH + "/{pollingKey}")
@Public("who signs in elsewhere; the random key of the challenge is all that leads here")
class CodePages {
    static final String PATH = "/os2faktor/mfalogin/authenticator";
    private final ChallengeDesk desk;
    private final DeviceRegister register;
    private final Connectors connectors;
    private final Clock clock;

    CodePages(ChallengeDesk desk, DeviceRegister register, Connectors connectors, Clock clock) {
        this.desk = desk;
        this.register = register;
        this.connectors = connectors;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView page(@PathVariable UUID pollingKey, @RequestParam(defaultValue = "") String redirectUrl) {
        return form(open(pollingKey), redirectUrl, Errors.NONE);
    }

    @PostMapping
    ModelAndView show(
            @PathVariable UUID pollingKey,
            @RequestParam(defaultValue = "") String redirectUrl,
            @RequestParam(defaultValue = "") String code,
            HttpServletResponse response) {
        var challenge = open(pollingKey);
        var opening = register.code(challenge.deviceId(), code);
        if (opening.status() != Opened.OK) {
            var key = opening.status() == Opened.LOCKED ? "secondfactor.code.locked" : "secondfactor.code.wrong";
            var page = form(challenge, redirectUrl, Errors.of("code", Messages.text(key)));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        desk.proved(challenge);
        var registered = Tenant.call(challenge.tenant(), () -> connectors.redirects(challenge.connector()));
        var back = Redirects.isRegistered(redirectUrl, registered) ? redirectUrl.strip() : "";
        // a redirect after a form would be bound by the policy of the form
        if (!back.isEmpty()) response.setHeader("Refresh", "0; url=" + back);
        return new ModelAndView("secondfactor/codeShown", "view", back);
    }

    private Challenge open(UUID pollingKey) {
        return desk.polled(pollingKey)
                .filter(one -> one.type() == DeviceType.TOTP && one.secondsLeft(clock.instant()) > 0)
                .filter(one -> one.answeredAt() == null)
                .orElseThrow(() -> new NotFound("challenge"));
    }

    private static ModelAndView form(Challenge challenge, String redirectUrl, Errors errors) {
        var action = PATH + "/" + challenge.pollingKey()
                + (redirectUrl.isBlank()
                        ? ""
                        : "?redirectUrl=" + URLEncoder.encode(redirectUrl, StandardCharsets.UTF_8));
        var system = challenge.systemName().isEmpty() ? challenge.serverName() : challenge.systemName();
        return new ModelAndView("secondfactor/code", "view", new CodeForm(action, system, errors));
    }
}
