package dk.faelled.identity.saml;

import dk.faelled.identity.provider.Answer;
import dk.faelled.identity.provider.Chosen;
import dk.faelled.identity.provider.ServiceSessions;
import dk.faelled.identity.provider.SigningKey;
import dk.faelled.identity.provider.SigningKeys;
import dk.faelled.identity.provider.claims.MappedClaims;
import dk.faelled.identity.saml.SamlServices.Party;
import dk.faelled.identity.saml.message.Assertion;
import dk.faelled.identity.saml.message.Attributes;
import dk.faelled.identity.saml.message.Facts;
import dk.faelled.identity.saml.message.NameIds;
import dk.faelled.identity.saml.message.Outgoing;
import dk.faelled.identity.saml.message.Refused;
import dk.faelled.identity.saml.message.Refused.Why;
import dk.faelled.identity.saml.message.Responses;
import dk.faelled.identity.saml.message.Signer;
import dk.faelled.identity.saml.message.Status;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.Tenants;
import dk.faelled.secondfactor.NsisLevel;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What a system is told of somebody, and how that reaches it. */
@Component
class SamlAnswers {
    private final SigningKeys keys;
    private final MappedClaims claims;
    private final Tenants tenants;
    private final ServiceSessions sessions;
    private final Clock clock;

    SamlAnswers(SigningKeys keys, MappedClaims claims, Tenants tenants, ServiceSessions sessions, Clock clock) {
        this.keys = keys;
        this.claims = claims;
        this.tenants = tenants;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Perhaps by a connection of its own: to be asked for before a transaction is begun. */
    Signer signer() {
        var key = keys.primary(SigningKey.Algorithm.RS256);
        return new Signer(key.key(), key.certificate());
    }

    /**
     * What the system is told; from now on the session is known there. Within the running transaction.
     *
     * @param browser as {@link ToldBrowser} knows it
     * @throws Refused where it lacks something that the system must have
     */
    Assertion told(Answer.In in, Chosen chosen, Party party, Waiting waiting, String here, String browser) {
        if (party.service().encrypts() && party.description().receiver() == null) throw new Refused(Why.NO_KEY, "");
        var told = claims.of(party.provider().id(), in.person(), "", chosen);
        var made = assertion(in, told, party, waiting, here);
        sessions.note(
                new ServiceSessions.Told(
                        in.session(), party.provider().id(), in.who().account(), made.nameId()),
                browser);
        return made;
    }

    /** The answer as it leaves: signed, and sealed for a system that wants that. */
    Outgoing sent(Assertion told, Party party, Waiting waiting, Signer signer) {
        var service = party.service();
        var receiver = party.description().receiver();
        var sealed = service.encrypts() && receiver != null
                ? new Responses.Sealed(receiver, party.description().encryption())
                : null;
        return Outgoing.form(
                waiting.returnTo(), Responses.of(told, signer, sealed, service.signsResponse()), waiting.relayState());
    }

    /** @throws Refused where it lacks something that the system must have */
    Assertion assertion(Answer.In in, MappedClaims.Told told, Party party, Waiting waiting, String here) {
        var mapped = told.mapped();
        if (mapped.isIncomplete())
            throw new Refused(Why.CLAIM_MISSING, party.provider().name());
        var facts = facts(in, told.named());
        var required = waiting.contexts().level().atLeast(party.provider().level());
        return assertion(facts, party, mapped.values(), waiting, here, required, in);
    }

    private Assertion assertion(
            Facts facts,
            Party party,
            Map<String, List<String>> values,
            Waiting waiting,
            String here,
            NsisLevel required,
            Answer.In in) {
        var service = party.service();
        var nameId = NameIds.of(service.nameFormat(), service.profile(), facts, values)
                .orElseThrow(
                        () -> new Refused(Why.CLAIM_MISSING, party.provider().name()));
        var others = new java.util.LinkedHashMap<>(values);
        others.remove(NameIds.CLAIM);
        return new Assertion(
                here,
                waiting.id(),
                waiting.returnTo(),
                party.provider().entityId(),
                service.nameFormat(),
                nameId,
                clock.instant(),
                in.at(),
                index(in.session()),
                waiting.contexts().kept(required, in.second()),
                Attributes.of(service.profile(), service.older(), facts, others));
    }

    private Facts facts(Answer.In in, MappedClaims.Named named) {
        var tenant = tenants.find(Tenant.current()).orElseThrow();
        var shown = in.second() ? in.proofs().passwordLevel().atMost(in.proofs().secondLevel()) : NsisLevel.NONE;
        return new Facts(
                tenant.cvr(),
                tenant.name(),
                in.person().uuid().toString(),
                in.person().userName(),
                named.name(),
                named.email().isEmpty() ? null : named.email(),
                in.domain(),
                in.level(),
                in.person().level().atLeast(in.level()),
                in.level().atLeast(shown),
                in.second());
    }

    /** What a session is called in messages. */
    static String index(UUID session) {
        return "_" + session;
    }

    Outgoing failed(Party party, Waiting waiting, String here, Status status) {
        return Outgoing.form(
                waiting.returnTo(),
                Responses.failed(
                        here,
                        waiting.id(),
                        waiting.returnTo(),
                        status,
                        clock.instant(),
                        signer(),
                        party.service().signsResponse()),
                waiting.relayState());
    }

    /** A page that goes on by itself, as a form or through the address; a button where scripts are off. */
    ModelAndView page(Outgoing sent, Party party, HttpServletResponse response) {
        return SamlOnward.page(sent, party.provider().name(), response);
    }
}
