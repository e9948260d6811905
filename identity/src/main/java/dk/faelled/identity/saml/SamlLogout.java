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

    /** A message that is to go on. @param to whose it is */
    record Next(Outgoing sent, Party to) {}

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
        var others = sessions.take(numbers, Protocol.SAML20).stream()
                .filter(one -> !one.provider().equals(by.provider()))
                .toList();
        for (var one : told) if (!one.session().equals(here)) end(one);
        if (here != null && numbers.contains(here)) endHere(request);
        // another browser than the one that asks leads nowhere: the systems it has been to are not told
        var left = others.stream()
                .filter(one -> one.session().equals(here))
                .map(SamlLogout::told)
                .toList();
        return new LogoutChain(by, left, null, left.size() < others.size());
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

    /** The request for the next system, or the answer to the one that began; empty where the user did, and all is done. */
    Optional<Next> next(LogoutChain chain, String here) {
        var rest = chain;
        while (!rest.left().isEmpty()) {
            var told = rest.left().getFirst();
            var later = rest.left().subList(1, rest.left().size());
            var party = services.find(told.provider());
            var place = party.flatMap(one -> one.description().logout());
            if (party.isEmpty() || place.isEmpty()) {
                rest = rest.after(later, false);
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
            return Optional.of(new Next(sent, party.get()));
        }
        return answer(rest, here);
    }

    private Optional<Next> answer(LogoutChain chain, String here) {
        var by = chain.begunBy();
        if (by == null) return Optional.empty();
        var party = services.find(by.provider());
        var place = party.flatMap(one -> one.description().logout());
        if (party.isEmpty() || place.isEmpty()) return Optional.empty();
        var sent = LogoutWriter.response(
                here,
                place.get().binding(),
                place.get().answers(),
                by.request(),
                chain.partial() ? Status.PARTIAL_LOGOUT : Status.SUCCESS,
                by.relayState(),
                clock.instant(),
                answers.signer());
        return Optional.of(new Next(sent, party.get()));
    }
}
