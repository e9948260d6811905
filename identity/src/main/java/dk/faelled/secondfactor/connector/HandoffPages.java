package dk.faelled.secondfactor.connector;

import dk.faelled.platform.NotFound;
import dk.faelled.platform.Public;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.secondfactor.Base32;
import dk.faelled.secondfactor.KeyOptions;
import dk.faelled.secondfactor.QrCode;
import dk.faelled.secondfactor.Site;
import dk.faelled.secondfactor.Totp;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where a login provider sends somebody to add a key, an app or a code viewer; no session, the random key of the address is all. */
@Controller
@RequestMapping(HandoffPages.PATH + "/{kind:yubikey|authenticator|kodeviser}Handoff/{key}")
@Public("whom a login provider has sent here; the random key leads here once")
class HandoffPages {
    static final String PATH = "/os2faktor/external";
    private static final int SHORTEST_NAME = 3;
    private static final int LONGEST_NAME = 128;
    private static final int HANDLE = 32;
    private final Handoffs handoffs;

    HandoffPages(Handoffs handoffs) {
        this.handoffs = handoffs;
    }

    static String path(HandoffKind kind, String key) {
        return PATH + "/" + kind.word() + "Handoff/" + key;
    }

    @GetMapping
    ModelAndView page(
            @PathVariable String kind,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String redirect,
            HttpServletRequest request) {
        var wanted = kind(kind);
        var handoff = handoffs.opened(wanted, key).orElseThrow(HandoffPages::over);
        return form(wanted, handoff, key, redirect, "", Errors.NONE, request);
    }

    @PostMapping
    ModelAndView add(
            @PathVariable String kind,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String redirect,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(defaultValue = "") String serial,
            @RequestParam(defaultValue = "") String first,
            @RequestParam(defaultValue = "") String second,
            HttpServletRequest request,
            HttpServletResponse response) {
        var wanted = kind(kind);
        var handoff = handoffs.found(wanted, key).orElseThrow(HandoffPages::over);
        try {
            if (wanted != HandoffKind.KODEVISER) check(name);
            var called = wanted == HandoffKind.KODEVISER ? serial : name;
            var device =
                    switch (wanted) {
                        case AUTHENTICATOR -> handoffs.addApp(handoff, name.strip(), code);
                        case YUBIKEY -> handoffs.addKey(handoff, key, name.strip(), Site.of(request), credential);
                        case KODEVISER -> handoffs.addViewer(handoff, serial, first, second);
                    };
            var back = back(handoff, redirect);
            var done = back.isEmpty() ? "" : with(back, "result=true&deviceId=" + device + "&name=" + encoded(called));
            // a redirect after a form would be bound by the policy of the form
            if (!done.isEmpty()) response.setHeader("Refresh", "0; url=" + done);
            return new ModelAndView("secondfactor/handoffDone", "view", done);
        } catch (RuleBroken broken) {
            var page = form(
                    wanted,
                    handoff,
                    key,
                    redirect,
                    wanted == HandoffKind.KODEVISER ? serial : name,
                    Errors.of(broken),
                    request);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private static HandoffKind kind(String word) {
        return HandoffKind.of(word).orElseThrow(HandoffPages::over);
    }

    private static NotFound over() {
        return new NotFound("handoff");
    }

    /** @throws RuleBroken at {@code name} */
    private static void check(String name) {
        int length = name.strip().length();
        if (length < SHORTEST_NAME || length > LONGEST_NAME)
            throw new RuleBroken("secondfactor.device.name", SHORTEST_NAME, LONGEST_NAME).at("name");
    }

    private ModelAndView form(
            HandoffKind kind,
            Handoff handoff,
            String key,
            String redirect,
            String name,
            Errors errors,
            HttpServletRequest request) {
        var back = back(handoff, redirect);
        var action = path(kind, key) + (redirect.isBlank() ? "" : "?redirect=" + encoded(redirect));
        var secret = kind == HandoffKind.AUTHENTICATOR ? handoffs.secret(handoff) : new byte[0];
        var authority = handoffs.authority(handoff);
        return new ModelAndView(
                "secondfactor/handoff",
                "view",
                new HandoffForm(
                        kind.word(),
                        action,
                        name,
                        kind == HandoffKind.YUBIKEY ? options(handoff, key, authority, Site.of(request)) : "",
                        secret.length == 0 ? "" : QrCode.picture(Totp.uri(authority, "2-faktor", secret)),
                        secret.length == 0 ? "" : Base32.spaced(Base32.encode(secret)),
                        back.isEmpty() ? "" : with(back, "result=false"),
                        errors));
    }

    private String options(Handoff handoff, String key, String authority, Site site) {
        if (!site.hasName()) return "";
        var user = new KeyOptions.User(Arrays.copyOf(handoff.keyHash(), HANDLE), authority, authority);
        return KeyOptions.toMake(site, authority, user, handoffs.made(handoff, site), Handoffs.toSign(key));
    }

    /** What is registered: as asked for, or the only one there is; empty for none. */
    private String back(Handoff handoff, String redirect) {
        List<String> registered = handoffs.redirects(handoff);
        if (redirect.isBlank()) return registered.size() == 1 ? registered.getFirst() : "";
        return Redirects.isRegistered(redirect, registered) ? redirect.strip() : "";
    }

    private static String with(String address, String query) {
        return address + (address.contains("?") ? "&" : "?") + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text.strip(), StandardCharsets.UTF_8);
    }
}
