package dk.faelled.identity.saml;

import dk.faelled.identity.provider.Answer;
import dk.faelled.identity.provider.ServiceProvider.Protocol;
import dk.faelled.identity.provider.claims.MappedClaims.Told;
import dk.faelled.identity.provider.claims.Preview;
import dk.faelled.identity.saml.message.MessageId;
import dk.faelled.identity.saml.message.Refused;
import dk.faelled.identity.saml.message.Responses;
import dk.faelled.platform.OuterHost;
import dk.faelled.platform.RuleBroken;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Component;

/** The answer that a system would get, in clear: as it would be before it is signed, and encrypted. */
@Component
class SamlPreview implements Preview {
    private final SamlServices services;
    private final SamlAnswers answers;
    private final OuterHost host;

    SamlPreview(SamlServices services, SamlAnswers answers, OuterHost host) {
        this.services = services;
        this.answers = answers;
        this.host = host;
    }

    @Override
    public Protocol protocol() {
        return Protocol.SAML20;
    }

    @Override
    public String of(Answer.In in, Told told, HttpServletRequest request) {
        var here = host.address(request);
        if (here.isEmpty()) return "";
        var party = services.get(in.provider().id());
        var waiting = new Waiting(
                MessageId.next(), party.description().standard().address(), null, false, false, null, List.of());
        try {
            return Responses.unsigned(answers.assertion(in, told, party, waiting, here.get()));
        } catch (Refused lacking) {
            throw new RuleBroken(
                            "identity.saml.refused." + lacking.why(),
                            party.provider().name())
                    .at("person");
        }
    }
}
