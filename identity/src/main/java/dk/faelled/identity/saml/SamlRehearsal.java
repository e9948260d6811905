package dk.faelled.identity.saml;

import dk.faelled.identity.provider.ServiceProvider.Protocol;
import dk.faelled.identity.provider.claims.Rehearsal;
import dk.faelled.identity.saml.message.Assertion;
import dk.faelled.identity.saml.message.Attributes;
import dk.faelled.identity.saml.message.Contexts;
import dk.faelled.identity.saml.message.NameIds;
import dk.faelled.identity.saml.message.Responses;
import dk.faelled.platform.OuterHost;
import dk.faelled.platform.page.Messages;
import dk.faelled.secondfactor.NsisLevel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The response that a system would get, before it is signed and encrypted. */
@Component
class SamlRehearsal implements Rehearsal {
    private static final UUID NO_SESSION = new UUID(0, 0);
    private final SamlServices services;
    private final SamlAnswers answers;
    private final OuterHost host;
    private final Clock clock;

    SamlRehearsal(SamlServices services, SamlAnswers answers, OuterHost host, Clock clock) {
        this.services = services;
        this.answers = answers;
        this.host = host;
        this.clock = clock;
    }

    @Override
    public Protocol protocol() {
        return Protocol.SAML20;
    }

    @Override
    public String of(Part part, HttpServletRequest request) {
        var party = services.get(part.provider().id());
        var service = party.service();
        // as if the level that is demanded had been reached, by a second factor where one is needed for it
        var level = part.provider().level();
        boolean second = level.reaches(NsisLevel.SUBSTANTIAL);
        var facts = answers.facts(
                part.named(), part.person(), part.account(), level, second ? level : NsisLevel.NONE, second);
        var values = part.mapped().values();
        var nameId = NameIds.of(service.nameFormat(), service.profile(), facts, values);
        if (nameId.isEmpty() || part.mapped().isIncomplete())
            return Messages.text("identity.trial.message.none", part.provider().name());
        var others = new LinkedHashMap<>(values);
        others.remove(NameIds.CLAIM);
        var now = clock.instant();
        return Responses.unsigned(new Assertion(
                host.address(request).orElse("https://" + request.getServerName()),
                null,
                party.description().standard().address(),
                part.provider().entityId(),
                service.nameFormat(),
                nameId.get(),
                now,
                now,
                SamlAnswers.index(NO_SESSION),
                new Contexts(List.of()).kept(level, second),
                Attributes.of(service.profile(), service.older(), facts, others)));
    }
}
