package dk.faelled.identity.saml;

import dk.faelled.identity.provider.Detour;
import dk.faelled.identity.provider.Detours;
import dk.faelled.identity.provider.ServiceProvider.Protocol;
import dk.faelled.identity.provider.ServiceSessions;
import dk.faelled.identity.saml.LogoutChain.Awaited;
import dk.faelled.identity.saml.LogoutChain.Begun;
import dk.faelled.identity.saml.SamlServices.Party;
import dk.faelled.identity.saml.message.LogoutWriter;
import dk.faelled.identity.saml.message.MessageId;
import dk.faelled.identity.saml.message.Outgoing;
import dk.faelled.identity.saml.message.Status;
import dk.faelled.identity.session.OwnSessions;
import dk.faelled.identity.session.SessionNumber;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.signin.SessionEnding;
import dk.faelled.platform.signin.SignInSession;
import dk.faelled.platform.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Single logout through the browser (IDP-12): the session here ends first, then one system after another is told. */
@Component
class SamlLogout {
    private static final JsonMapper JSON = new JsonMapper();
    private final SamlServices services;
    private final SamlAnswers answers;
    private final ServiceSessions sessions;
    private final OwnSessions own;
    private final Detours detours;
    private final ObjectProvider<SessionEnding> endings;
    private final Clock clock;

    static final String SIGN_IN = "/sign-in";

    /** A message that is to go on. @param to whose it is */
    record Next(Outgoing sent, Party to) {}

    /** @param chain as it stands now @param next null where the user did begin, and all is done */
    record Step(LogoutChain chain, @Nullable Next next) {}

    SamlLogout(
            SamlServices services,
            SamlAnswers answers,
            ServiceSessions sessions,
            OwnSessions own,
            Detours detours,
            ObjectProvider<SessionEnding> endings,
            Clock clock) {
        this.services = services;
        this.answers = answers;
        this.sessions = sessions;
        this.own = own;
        this.detours = detours;
        this.endings = endings;
        this.clock = clock;
    }

    /**
     * A system has asked. Only sessions that it was told of end.
     *
     * @param named sessions that it names; empty for all of the name
     */
    LogoutChain begin(Begun by, @Nullable String nameId, Collection<UUID> named, HttpServletRequest request) {
        var told = sessions.told(by.provider(), nameId, named);
        var here = SessionNumber.ifAny(request);
        var numbers = told.stream().map(ServiceSessions.Told::session).toList();
        sessions.forget(by.provider(), numbers);
        boolean isHere = here != null && numbers.contains(here);
        var left = isHere
                ? sessions.take(List.of(here), Protocol.SAML20).stream()
                        .map(SamlLogout::told)
                        .toList()
                : List.<LogoutChain.Told>of();
        // another browser than the one that asks leads nowhere: the systems it has been to are told when it is back
        var missed = sessions.known(numbers).values().stream()
                .flatMap(List::stream)
                .filter(one -> one.protocol() == Protocol.SAML20)
                .map(ServiceSessions.Known::provider)
                .distinct()
                .toList();
        for (var one : told) if (!one.session().equals(here)) end(one);
        if (isHere) endHere(request);
        return new LogoutChain(by, left, null, missed, SIGN_IN);
    }

    /**
     * Where the browser is led that has left systems behind, all of which are told.
     *
     * @param browser as {@link ToldBrowser} knows it
     * @param back the path of the page where it ends
     * @return a path; empty where there are none
     */
    Optional<String> leftBehind(String browser, String back) {
        var left = sessions.takeOf(browser, Protocol.SAML20, clock.instant().minus(ToldBrowser.REMEMBERED)).stream()
                .map(SamlLogout::told)
                .toList();
        return left.isEmpty() ? Optional.empty() : Optional.of(through(left, back));
    }

    /** The path where the user is led through the systems, and at last to the page. */
    String through(List<LogoutChain.Told> left, String back) {
        var chain = new LogoutChain(null, left, null, List.of(), back);
        return SamlLogoutPages.ON + "?" + Detours.RESUME + "="
                + keep(chain, left.getFirst().provider(), SamlLogoutPages.ON);
    }

    static LogoutChain.Told told(ServiceSessions.Told one) {
        return new LogoutChain.Told(one.provider(), one.nameId(), one.session());
    }

    private void endHere(HttpServletRequest request) {
        var who = SignInSession.of(request);
        if (who != null) endings.orderedStream().forEach(ending -> ending.ending(who, request));
        request.getSession().invalidate();
    }

    private void end(ServiceSessions.Told one) {
        var who = new SignedIn(Tenant.current().value(), one.account(), one.account(), "");
        own.of(one.account()).stream()
                .filter(open -> one.session().equals(open.number()))
                .forEach(open -> own.end(who, open.reference()));
    }

    /** Keeps what is to come under a key. */
    String keep(LogoutChain chain, UUID provider, String path) {
        return detours.keep(new Detour(provider, path, JSON.writeValueAsString(chain), clock.instant()));
    }

    static LogoutChain chain(Detour detour) {
        return JSON.readValue(detour.request(), LogoutChain.class);
    }

    /** The request for the next system, or the answer to the one that began. */
    Step next(LogoutChain chain, String here) {
        var rest = chain;
        while (!rest.left().isEmpty()) {
            var told = rest.left().getFirst();
            var later = rest.left().subList(1, rest.left().size());
            var party = services.find(told.provider());
            var place = party.flatMap(one -> one.description().logout());
            if (party.isEmpty() || place.isEmpty()) {
                rest = rest.after(later, told.provider(), false);
                continue;
            }
            var id = MessageId.next();
            var key = keep(
                    rest.awaiting(later, new Awaited(told.provider(), id)),
                    told.provider(),
                    SamlAddresses.LOGOUT_RESPONSE);
            var sent = LogoutWriter.request(
                    id,
                    here,
                    place.get().binding(),
                    place.get().requests(),
                    party.get().service().nameFormat(),
                    told.nameId(),
                    SamlAnswers.index(told.session()),
                    key,
                    clock.instant(),
                    answers.signer());
            return new Step(rest, new Next(sent, party.get()));
        }
        return new Step(rest, answer(rest, here));
    }

    private @Nullable Next answer(LogoutChain chain, String here) {
        var by = chain.begunBy();
        if (by == null) return null;
        var party = services.find(by.provider());
        var place = party.flatMap(one -> one.description().logout());
        if (party.isEmpty() || place.isEmpty()) return null;
        var sent = LogoutWriter.response(
                here,
                place.get().binding(),
                place.get().answers(),
                by.request(),
                chain.missed().isEmpty() ? Status.SUCCESS : Status.PARTIAL_LOGOUT,
                by.relayState(),
                clock.instant(),
                answers.signer());
        return new Next(sent, party.get());
    }

    /** The names of those that did not follow. */
    List<String> missed(LogoutChain chain) {
        return sessions.names(chain.missed());
    }
}
