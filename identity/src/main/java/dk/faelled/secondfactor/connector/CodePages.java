package dk.faelled.secondfactor.connector;

import dk.faelled.platform.NotFound;
import dk.faelled.platform.Public;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Messages;
import dk.faelled.secondfactor.DeviceType;
import dk.faelled.secondfactor.challenge.Challenge;
import dk.faelled.secondfactor.challenge.ChallengeDesk;
import dk.faelled.secondfactor.device.DeviceRegister;
import dk.faelled.secondfactor.device.DeviceRegister.Opened;
import jakarta.servlet.http.HttpServletResponse;
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
    private final Framing framing;
    private final Clock clock;

    CodePages(ChallengeDesk desk, DeviceRegister register, Framing framing, Clock clock) {
        this.desk = desk;
        this.register = register;
        this.framing = framing;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView page(
            @PathVariable UUID pollingKey,
            @RequestParam(defaultValue = "") String redirectUrl,
            HttpServletResponse response) {
        var challenge = open(pollingKey);
        framing.allow(framing.origins(challenge), response);
        return form(challenge, redirectUrl, Errors.NONE);
    }

    @PostMapping
    ModelAndView show(
            @PathVariable UUID pollingKey,
            @RequestParam(defaultValue = "") String redirectUrl,
            @RequestParam(defaultValue = "") String code,
            HttpServletResponse response) {
        var challenge = open(pollingKey);
        framing.allow(framing.origins(challenge), response);
        var opening = register.code(challenge.deviceId(), code);
        if (opening.status() != Opened.OK) {
            var key = opening.status() == Opened.LOCKED ? "secondfactor.code.locked" : "secondfactor.code.wrong";
            var page = form(challenge, redirectUrl, Errors.of("code", Messages.text(key)));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        desk.proved(challenge);
        return framing.done(challenge, redirectUrl, response);
    }

    private Challenge open(UUID pollingKey) {
        return desk.polled(pollingKey)
                .filter(one -> one.type() == DeviceType.TOTP || one.type() == DeviceType.TOTPH)
                .filter(one -> one.secondsLeft(clock.instant()) > 0 && one.answeredAt() == null)
                .orElseThrow(() -> new NotFound("challenge"));
    }

    private static ModelAndView form(Challenge challenge, String redirectUrl, Errors errors) {
        var label = challenge.type() == DeviceType.TOTPH ? "secondfactor.code.viewer" : "secondfactor.code.label";
        return new ModelAndView(
                "secondfactor/code",
                "view",
                new CodeForm(
                        Framing.action(PATH, challenge, redirectUrl),
                        Framing.system(challenge),
                        Messages.text(label),
                        errors));
    }
}
