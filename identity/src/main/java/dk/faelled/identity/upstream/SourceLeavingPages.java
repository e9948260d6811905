package dk.faelled.identity.upstream;

import dk.faelled.identity.provider.StopPages;
import dk.faelled.identity.saml.SamlOnward;
import dk.faelled.identity.saml.ToldSystems;
import dk.faelled.identity.saml.message.Outgoing;
import dk.faelled.identity.saml.message.Received;
import dk.faelled.identity.saml.message.Received.Parameter;
import dk.faelled.identity.saml.message.Refused;
import dk.faelled.identity.session.LoginOrigin;
import dk.faelled.identity.session.OwnSessions;
import dk.faelled.identity.session.SessionFacts;
import dk.faelled.identity.session.SessionNumber;
import dk.faelled.identity.session.SignOuts;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Public;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Single logout with another provider of SAML: ours there, and its own here (IDP-15). */
@Controller
@RequestMapping(LoginOrigin.PATH + "{id:[0-9a-f-]{36}}")
@Public("whoever another provider sends is perhaps nobody any more")
class SourceLeavingPages {
    private final LoginSources sources;
    private final Departures departures;
    private final SamlLeaving leaving;
    private final Stays stays;
    private final OwnSessions own;
    private final SignOuts signOuts;
    private final ToldSystems systems;
    private final SourceRefusals refusals;

    SourceLeavingPages(
            LoginSources sources,
            Departures departures,
            SamlLeaving leaving,
            Stays stays,
            OwnSessions own,
            SignOuts signOuts,
            ToldSystems systems,
            SourceRefusals refusals) {
        this.sources = sources;
        this.departures = departures;
        this.leaving = leaving;
        this.stays = stays;
        this.own = own;
        this.signOuts = signOuts;
        this.systems = systems;
        this.refusals = refusals;
    }

    /** Signed out here; the provider is told. */
    @GetMapping("/leave")
    ModelAndView leave(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String key,
            HttpServletRequest request,
            HttpServletResponse response) {
        var base = departures.base(request);
        var source = of(id);
        return onward(leaving.request(id, key, base), source, response);
    }

    private static ModelAndView onward(Optional<Outgoing> sent, LoginSource source, HttpServletResponse response) {
        return sent.map(one -> SamlOnward.page(one, source.name(), response))
                .orElseGet(() -> new ModelAndView("redirect:" + LoginOrigin.path(source.id()) + "/left"));
    }

    @GetMapping("/slo")
    ModelAndView byAddress(@PathVariable UUID id, HttpServletRequest request) {
        var parameter = request.getParameter("SAMLResponse") == null ? Parameter.SAMLRequest : Parameter.SAMLResponse;
        return received(id, () -> Received.byRedirect(request.getQueryString(), parameter), request);
    }

    /** The form of another site brings no session along: the browser is sent on, and then it does. */
    @PostMapping("/slo")
    ModelAndView byForm(
            @PathVariable UUID id,
            @RequestParam(name = "SAMLRequest", defaultValue = "") String asked,
            @RequestParam(name = "SAMLResponse", defaultValue = "") String answered,
            @RequestParam(name = "RelayState", required = false) @Nullable String state,
            HttpServletRequest request) {
        return received(id, () -> Received.byPost(asked.isEmpty() ? answered : asked, state), request);
    }

    private ModelAndView received(UUID id, java.util.function.Supplier<Received> message, HttpServletRequest request) {
        var base = departures.base(request);
        var source = of(id);
        try {
            return moved(LoginOrigin.path(id)
                    + switch (leaving.received(id, message.get(), base)) {
                        case SamlLeaving.Came.Question(var key) -> "/slo/on?key=" + key;
                        case SamlLeaving.Came.Answer(var followed) -> "/left?told=" + (followed ? "yes" : "no");
                    });
        } catch (Refused refused) {
            return moved(refusals.page(source, SourceRefused.message(refused)));
        }
    }

    private static ModelAndView moved(String path) {
        var on = new RedirectView(path);
        on.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(on);
    }

    /** With the session of the browser: what the provider has asked for is done, and the systems are told before it is. */
    @GetMapping("/slo/on")
    ModelAndView ended(@PathVariable UUID id, @RequestParam(defaultValue = "") String key, HttpServletRequest request) {
        departures.base(request);
        of(id);
        var asked = leaving.asked(id, key);
        if (asked.isEmpty()) return new ModelAndView("redirect:" + StopPages.INVALID + "used");
        var here = here(id, request);
        var number = SessionNumber.ifAny(request);
        boolean isHere = false;
        for (var stay : meant(id, asked.get(), here)) {
            if (stay.id().equals(here)) isHere = true;
            else own.endWhere(stay.account(), facts -> isOf(facts, stay.id()));
            stays.take(stay.id());
        }
        if (isHere) signOuts.end(request);
        var back = LoginOrigin.path(id) + "/slo/answer?key=" + leaving.later(id, asked.get());
        var through = isHere && number != null ? systems.through(number, back) : Optional.<String>empty();
        return new ModelAndView("redirect:" + through.orElse(back));
    }

    private static boolean isOf(SessionFacts facts, UUID stay) {
        var from = facts.source();
        return from != null && stay.equals(from.stay());
    }

    /** The sign-in there that the session of the browser rests on; null for none. */
    private static @Nullable UUID here(UUID source, HttpServletRequest request) {
        var facts = SessionFacts.of(request);
        var from = facts == null ? null : facts.source();
        return from != null && from.id().equals(source) ? from.stay() : null;
    }

    private List<Stays.Stay> meant(UUID source, SamlLeaving.Asked asked, @Nullable UUID here) {
        var all = !asked.sessions().isEmpty()
                ? stays.called(source, asked.sessions()).stream()
                : here == null ? Stream.<Stays.Stay>empty() : stays.find(here).stream();
        return all.filter(asked::means).toList();
    }

    @GetMapping("/slo/answer")
    ModelAndView answer(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String key,
            HttpServletRequest request,
            HttpServletResponse response) {
        var base = departures.base(request);
        var source = of(id);
        var asked = leaving.asked(id, key);
        if (asked.isEmpty()) return new ModelAndView("redirect:" + StopPages.INVALID + "used");
        return onward(leaving.answer(id, asked.get(), base), source, response);
    }

    private LoginSource of(UUID id) {
        return sources.find(id)
                .filter(one -> one.kind() == LoginSource.Kind.SAML)
                .orElseThrow(() -> new NotFound("login source " + id));
    }
}
