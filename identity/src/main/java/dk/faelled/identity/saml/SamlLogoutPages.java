package dk.faelled.identity.saml;

import dk.faelled.identity.factor.UsedOnce;
import dk.faelled.identity.provider.Detour;
import dk.faelled.identity.provider.Detours;
import dk.faelled.identity.provider.StopPages;
import dk.faelled.identity.saml.LogoutChain.Begun;
import dk.faelled.identity.saml.SamlServices.Party;
import dk.faelled.identity.saml.message.Header;
import dk.faelled.identity.saml.message.Logout;
import dk.faelled.identity.saml.message.Received;
import dk.faelled.identity.saml.message.Received.Parameter;
import dk.faelled.identity.saml.message.Refused;
import dk.faelled.identity.saml.message.Refused.Why;
import dk.faelled.platform.Public;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import tools.jackson.databind.json.JsonMapper;

/** Where systems ask for a logout, and where they answer ours. */
@Controller
@Public("whoever a system sends here is perhaps nobody any more")
class SamlLogoutPages {
    /** Where it goes on after somebody has signed out here. */
    static final String ON = "/sso/saml/logout/on";

    private static final JsonMapper JSON = new JsonMapper();
    private final SamlServices services;
    private final SamlLogout logout;
    private final SamlAnswers answers;
    private final SamlAddresses addresses;
    private final SamlRefusals refusals;
    private final Detours detours;
    private final UsedOnce used;
    private final Clock clock;

    /** A request that has been checked. @param nameId null where it was encrypted; then it names sessions */
    private record Asked(
            String id,
            @Nullable String nameId,
            List<String> sessions,
            @Nullable String relayState) {}

    SamlLogoutPages(
            SamlServices services,
            SamlLogout logout,
            SamlAnswers answers,
            SamlAddresses addresses,
            SamlRefusals refusals,
            Detours detours,
            UsedOnce used,
            Clock clock) {
        this.services = services;
        this.logout = logout;
        this.answers = answers;
        this.addresses = addresses;
        this.refusals = refusals;
        this.detours = detours;
        this.used = used;
        this.clock = clock;
    }

    @GetMapping(
            path = SamlAddresses.LOGOUT,
            params = {"!" + Detours.RESUME, "!SAMLResponse"})
    ModelAndView byAddress(HttpServletRequest request, HttpServletResponse response) {
        var here = addresses.entityId(request);
        var received = Received.byRedirect(request.getQueryString(), Parameter.SAMLRequest);
        return begin(checked(received, here), here, request, response);
    }

    @PostMapping(path = SamlAddresses.LOGOUT, params = "!SAMLResponse")
    ModelAndView byForm(
            @RequestParam(name = "SAMLRequest", defaultValue = "") String message,
            @RequestParam(name = "RelayState", required = false) @Nullable String relayState,
            HttpServletRequest request) {
        var here = addresses.entityId(request);
        return again(SamlAddresses.LOGOUT, checked(Received.byPost(message, relayState), here));
    }

    private ModelAndView again(String path, Detour detour) {
        var view = new RedirectView(path + "?" + Detours.RESUME + "=" + detours.keep(detour));
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(view);
    }

    @GetMapping(path = SamlAddresses.LOGOUT, params = Detours.RESUME)
    ModelAndView resumed(
            @RequestParam(Detours.RESUME) String key, HttpServletRequest request, HttpServletResponse response) {
        var here = addresses.entityId(request);
        var detour = detours.take(key).filter(one -> one.path().equals(SamlAddresses.LOGOUT));
        return detour.isEmpty() ? spent() : begin(detour.get(), here, request, response);
    }

    private Detour checked(Received received, String here) {
        if (!(Logout.in(received) instanceof Logout.Request asked)) throw new Refused(Why.KIND, "LogoutRequest");
        var party = verified(received, asked.header(), here + SamlAddresses.LOGOUT);
        var until = asked.notOnOrAfter();
        if (until != null && !clock.instant().isBefore(until)) throw new Refused(Why.TIME, until.toString());
        refusals.once(party, asked.header(), used);
        var waiting = new Asked(asked.header().id(), asked.nameId(), asked.sessions(), received.relayState());
        return new Detour(
                party.provider().id(), SamlAddresses.LOGOUT, JSON.writeValueAsString(waiting), clock.instant());
    }

    private Party verified(Received received, Header header, String address) {
        var party =
                services.called(header.issuer()).orElseThrow(() -> new Refused(Why.UNKNOWN_ISSUER, header.issuer()));
        header.check(address, clock.instant());
        if (received.isSigned() || !party.service().allowsUnsigned())
            received.verify(party.description().keys());
        return party;
    }

    private ModelAndView begin(Detour detour, String here, HttpServletRequest request, HttpServletResponse response) {
        var asked = JSON.readValue(detour.request(), Asked.class);
        var named = asked.sessions().stream().flatMap(SamlLogoutPages::number).toList();
        var by = new Begun(detour.provider(), asked.id(), asked.relayState());
        // sessions that nobody here has heard of are none; they do not stand for all
        var chain = named.isEmpty() && !asked.sessions().isEmpty()
                ? new LogoutChain(by, List.of(), null, List.of(), SamlLogout.SIGN_IN)
                : logout.begin(by, asked.nameId(), named, request);
        return on(chain, here, response);
    }

    private static Stream<UUID> number(String index) {
        try {
            return Stream.of(UUID.fromString(index.substring(1)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException foreign) {
            return Stream.empty();
        }
    }

    /** Somebody has signed out here. */
    @GetMapping(path = ON, params = Detours.RESUME)
    ModelAndView on(
            @RequestParam(Detours.RESUME) String key, HttpServletRequest request, HttpServletResponse response) {
        var here = addresses.entityId(request);
        var detour = detours.take(key).filter(one -> one.path().equals(ON));
        return detour.isEmpty() ? spent() : on(SamlLogout.chain(detour.get()), here, response);
    }

    /** Some systems know one address of ours for logout, and answer where they would ask. */
    @GetMapping(path = SamlAddresses.LOGOUT, params = "SAMLResponse")
    ModelAndView answeredThere(HttpServletRequest request, HttpServletResponse response) {
        var received = Received.byRedirect(request.getQueryString(), Parameter.SAMLResponse);
        return answered(received, SamlAddresses.LOGOUT, request, response);
    }

    @PostMapping(path = SamlAddresses.LOGOUT, params = "SAMLResponse")
    ModelAndView answeredThereByForm(
            @RequestParam("SAMLResponse") String message,
            @RequestParam(name = "RelayState", required = false) @Nullable String relayState,
            HttpServletRequest request,
            HttpServletResponse response) {
        return answered(Received.byPost(message, relayState), SamlAddresses.LOGOUT, request, response);
    }

    @GetMapping(SamlAddresses.LOGOUT_RESPONSE)
    ModelAndView answered(HttpServletRequest request, HttpServletResponse response) {
        var received = Received.byRedirect(request.getQueryString(), Parameter.SAMLResponse);
        return answered(received, SamlAddresses.LOGOUT_RESPONSE, request, response);
    }

    @PostMapping(SamlAddresses.LOGOUT_RESPONSE)
    ModelAndView answeredByForm(
            @RequestParam(name = "SAMLResponse", defaultValue = "") String message,
            @RequestParam(name = "RelayState", required = false) @Nullable String relayState,
            HttpServletRequest request,
            HttpServletResponse response) {
        return answered(Received.byPost(message, relayState), SamlAddresses.LOGOUT_RESPONSE, request, response);
    }

    /** The key in its relay state leads to the chain; whoever holds it and has no right signature gets nowhere. */
    private ModelAndView answered(
            Received received, String path, HttpServletRequest request, HttpServletResponse response) {
        var here = addresses.entityId(request);
        if (!(Logout.in(received) instanceof Logout.Response answer)) throw new Refused(Why.KIND, "LogoutResponse");
        var party = verified(received, answer.header(), here + path);
        var key = received.relayState();
        var found = key == null ? java.util.Optional.<Detour>empty() : detours.find(key);
        var awaited = found.filter(one -> one.path().equals(SamlAddresses.LOGOUT_RESPONSE))
                .map(SamlLogout::chain)
                .map(LogoutChain::awaited)
                .orElse(null);
        if (key == null
                || awaited == null
                || !awaited.provider().equals(party.provider().id())
                || !awaited.request().equals(answer.inResponseTo())) throw new Refused(Why.REPLAYED, "");
        var taken = detours.take(key);
        if (taken.isEmpty()) throw new Refused(Why.REPLAYED, "");
        var chain = SamlLogout.chain(taken.get());
        return on(chain.after(chain.left(), awaited.provider(), answer.success()), here, response);
    }

    private ModelAndView on(LogoutChain chain, String here, HttpServletResponse response) {
        var step = logout.next(chain, here);
        var next = step.next();
        if (next != null) return answers.page(next.sent(), next.to(), response);
        var end = step.chain();
        return end.missed().isEmpty() || end.begunBy() != null
                ? new ModelAndView("redirect:" + end.back())
                : new ModelAndView("identity/samlMissed", "view", new SamlViews.Missed(logout.missed(end), end.back()));
    }

    private static ModelAndView spent() {
        return new ModelAndView("redirect:" + StopPages.INVALID + "used");
    }

    @ExceptionHandler(Refused.class)
    ModelAndView refused(Refused refused, HttpServletRequest request) {
        return refusals.page(refused, request);
    }
}
