package dk.faelled.identity.saml;

import dk.faelled.identity.factor.UsedOnce;
import dk.faelled.identity.provider.Admissions;
import dk.faelled.identity.provider.Answer;
import dk.faelled.identity.provider.Detour;
import dk.faelled.identity.provider.Detours;
import dk.faelled.identity.provider.StopPages;
import dk.faelled.identity.saml.SamlServices.Party;
import dk.faelled.identity.saml.message.AuthnRequest;
import dk.faelled.identity.saml.message.Received;
import dk.faelled.identity.saml.message.Received.Parameter;
import dk.faelled.identity.saml.message.Refused;
import dk.faelled.identity.saml.message.Refused.Why;
import dk.faelled.identity.saml.message.Status;
import dk.faelled.identity.session.Verdict;
import dk.faelled.platform.Public;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import tools.jackson.databind.json.JsonMapper;

/** Where systems send people to sign in, and where those go on from when something was asked of them. */
@Controller
@RequestMapping(SamlAddresses.LOGIN)
@Public("whoever a system sends here is perhaps nobody yet")
class SamlPages {
    private static final JsonMapper JSON = new JsonMapper();
    private final SamlServices services;
    private final SamlAnswers answers;
    private final SamlAddresses addresses;
    private final SamlRefusals refusals;
    private final Admissions admissions;
    private final Detours detours;
    private final UsedOnce used;
    private final Clock clock;
    private final TransactionTemplate transaction;

    /** Who has asked, and for what. */
    private record Checked(Party party, Detour detour) {}

    private record Outcome<T>(@Nullable T value, @Nullable Refused refused) {}

    SamlPages(
            SamlServices services,
            SamlAnswers answers,
            SamlAddresses addresses,
            SamlRefusals refusals,
            Admissions admissions,
            Detours detours,
            UsedOnce used,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.services = services;
        this.answers = answers;
        this.addresses = addresses;
        this.refusals = refusals;
        this.admissions = admissions;
        this.detours = detours;
        this.used = used;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
    }

    @GetMapping(params = "!" + Detours.RESUME)
    ModelAndView byAddress(HttpServletRequest request, HttpServletResponse response) {
        var here = addresses.entityId(request);
        var received = Received.byRedirect(request.getQueryString(), Parameter.SAMLRequest);
        var checked = checked(received, here);
        return go(checked.party(), checked.detour(), here, request, response);
    }

    /** The browser brings no cookie along from another site: it is sent here once more, and then it does (identity 7). */
    @PostMapping
    ModelAndView byForm(
            @RequestParam(name = "SAMLRequest", defaultValue = "") String message,
            @RequestParam(name = "RelayState", required = false) @Nullable String relayState,
            HttpServletRequest request) {
        var here = addresses.entityId(request);
        var detour = checked(Received.byPost(message, relayState), here).detour();
        var again = new RedirectView(SamlAddresses.LOGIN + "?" + Detours.RESUME + "=" + detours.keep(detour));
        again.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(again);
    }

    @GetMapping(params = Detours.RESUME)
    ModelAndView resumed(
            @RequestParam(Detours.RESUME) String key, HttpServletRequest request, HttpServletResponse response) {
        var here = addresses.entityId(request);
        var detour = detours.take(key).filter(one -> one.path().equals(SamlAddresses.LOGIN));
        if (detour.isEmpty()) return new ModelAndView("redirect:" + StopPages.INVALID + "used");
        return go(services.get(detour.get().provider()), detour.get(), here, request, response);
    }

    /** Everything that can be wrong with a request, before anybody is asked for anything (identity 4.8). */
    private Checked checked(Received received, String here) {
        var asked = AuthnRequest.in(received);
        return Objects.requireNonNull(transaction.execute(_ -> checked(asked, received, here)));
    }

    private Checked checked(AuthnRequest asked, Received received, String here) {
        var now = clock.instant();
        var party = services.called(asked.header().issuer())
                .orElseThrow(
                        () -> new Refused(Why.UNKNOWN_ISSUER, asked.header().issuer()));
        asked.header().check(here + SamlAddresses.LOGIN, now);
        if (received.isSigned() || !party.service().allowsUnsigned())
            received.verify(party.description().keys());
        var returnTo = party.description().returnFor(asked).address();
        refusals.once(party, asked.header(), used);
        var waiting = Waiting.of(asked, returnTo, received.relayState());
        return new Checked(
                party, new Detour(party.provider().id(), SamlAddresses.LOGIN, JSON.writeValueAsString(waiting), now));
    }

    private ModelAndView go(
            Party party, Detour detour, String here, HttpServletRequest request, HttpServletResponse response) {
        var waiting = JSON.readValue(detour.request(), Waiting.class);
        if (!waiting.contexts().possible()) return told(party, waiting, here, Status.NO_AUTHN_CONTEXT, response);
        if (waiting.nameFormat() != null
                && !waiting.nameFormat().equals(party.service().nameFormat().uri()))
            return told(party, waiting, here, Status.INVALID_NAME_POLICY, response);
        var signer = answers.signer();
        return this.<Supplier<ModelAndView>>inOneTransaction(
                        () -> switch (admissions.answer(party.provider(), waiting.asked(), detour, request)) {
                            case Answer.In in -> {
                                var browser = ToldBrowser.mark(request, response);
                                var told = answers.told(in, detour.chosen(), party, waiting, here, browser);
                                yield () -> answers.page(answers.sent(told, party, waiting, signer), party, response);
                            }
                            case Answer.Lead(var path) -> () -> new ModelAndView("redirect:" + path);
                            case Answer.Tell tell -> () -> told(party, waiting, here, status(tell.verdict()), response);
                        })
                .get();
    }

    /** A refusal is an outcome like others: what was written into the log before it stays there. */
    private <T> T inOneTransaction(Supplier<T> work) {
        var outcome = Objects.requireNonNull(transaction.execute(_ -> {
            try {
                return new Outcome<>(work.get(), null);
            } catch (Refused refused) {
                return new Outcome<T>(null, refused);
            }
        }));
        if (outcome.refused() != null) throw outcome.refused();
        return Objects.requireNonNull(outcome.value());
    }

    private static Status status(Verdict verdict) {
        return switch (verdict) {
            case Verdict.NotSilently _ -> Status.NO_PASSIVE;
            case Verdict.LevelImpossible _ -> Status.NO_AUTHN_CONTEXT;
            default -> Status.UNSUPPORTED;
        };
    }

    private ModelAndView told(Party party, Waiting waiting, String here, Status status, HttpServletResponse response) {
        return answers.page(answers.failed(party, waiting, here, status), party, response);
    }

    @ExceptionHandler(Refused.class)
    ModelAndView refused(Refused refused, HttpServletRequest request) {
        return refusals.page(refused, request);
    }
}
