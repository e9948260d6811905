package dk.faelled.secondfactor.connector;

import dk.faelled.platform.Audit;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Public;
import dk.faelled.platform.Sha256;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Messages;
import dk.faelled.secondfactor.DeviceType;
import dk.faelled.secondfactor.KeyOptions;
import dk.faelled.secondfactor.KeysAndApps.Taken;
import dk.faelled.secondfactor.Site;
import dk.faelled.secondfactor.challenge.Challenge;
import dk.faelled.secondfactor.challenge.ChallengeDesk;
import dk.faelled.secondfactor.device.FactorDevices;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where a browser goes when a security key was asked (identity 4.1): what the key signs answers. What it has to sign is made of
 * both keys of the challenge, of which the browser knows one; so it needs no session, which a frame would not have, and is worth
 * nothing when the challenge is answered.
 */
@Controller("secondFactorKeyPages")
@RequestMapping(KeyPages.PATH + "/{pollingKey}")
@Public("who signs in elsewhere; the random key of the challenge is all that leads here")
class KeyPages {
    static final String PATH = "/os2faktor/mfalogin/yubikey";
    private final ChallengeDesk desk;
    private final FactorDevices devices;
    private final Framing framing;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    KeyPages(
            ChallengeDesk desk,
            FactorDevices devices,
            Framing framing,
            Audit audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.desk = desk;
        this.devices = devices;
        this.framing = framing;
        this.audit = audit;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
    }

    @GetMapping
    ModelAndView page(
            @PathVariable UUID pollingKey,
            @RequestParam(defaultValue = "") String redirectUrl,
            HttpServletRequest request,
            HttpServletResponse response) {
        var challenge = open(pollingKey);
        framing.allow(framing.origins(challenge), response);
        return form(challenge, redirectUrl, Errors.NONE, request);
    }

    @PostMapping
    ModelAndView show(
            @PathVariable UUID pollingKey,
            @RequestParam(defaultValue = "") String redirectUrl,
            @RequestParam(defaultValue = "") String credential,
            HttpServletRequest request,
            HttpServletResponse response) {
        var challenge = open(pollingKey);
        var origins = framing.origins(challenge);
        framing.allow(origins, response);
        var taken = devices.signed(challenge.deviceId(), Site.of(request), toSign(challenge), credential, origins);
        if (taken == Taken.YES) {
            desk.proved(challenge);
            return framing.done(challenge, redirectUrl, response);
        }
        if (taken == Taken.COPIED) flagged(challenge);
        var key = taken == Taken.COPIED ? "secondfactor.key.copied" : "secondfactor.key.refused";
        var page = form(challenge, redirectUrl, Errors.of(null, Messages.text(key)), request);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private void flagged(Challenge challenge) {
        Tenant.run(
                challenge.tenant(),
                () -> transaction.executeWithoutResult(_ ->
                        audit.changed("secondfactor.key.flag", "device:" + challenge.deviceId(), null, null, null)));
    }

    private Challenge open(UUID pollingKey) {
        return desk.polled(pollingKey)
                .filter(one -> one.type() == DeviceType.YUBIKEY && one.secondsLeft(clock.instant()) > 0)
                .filter(one -> one.answeredAt() == null)
                .orElseThrow(() -> new NotFound("challenge"));
    }

    private static String toSign(Challenge challenge) {
        var both = "secondfactor.key " + challenge.subscriptionKey() + " " + challenge.pollingKey();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(both));
    }

    private ModelAndView form(Challenge challenge, String redirectUrl, Errors errors, HttpServletRequest request) {
        var site = Site.of(request);
        var key = devices.offered(challenge.deviceId(), site.host());
        var action = Framing.action(PATH, challenge, redirectUrl);
        var elsewhere = devices.place(challenge.deviceId())
                .filter(place -> !place.host().equals(site.host()))
                .map(place -> place.origin() + action)
                .orElse("");
        var options = key.map(id -> KeyOptions.toSign(site, List.of(id), toSign(challenge), false))
                .orElse("");
        return new ModelAndView(
                "secondfactor/key", "view", new KeyForm(action, Framing.system(challenge), options, elsewhere, errors));
    }
}
