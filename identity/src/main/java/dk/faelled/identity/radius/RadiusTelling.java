package dk.faelled.identity.radius;

import dk.faelled.identity.person.Person;
import dk.faelled.identity.provider.Chosen;
import dk.faelled.identity.provider.ServiceProvider.Protocol;
import dk.faelled.identity.provider.ServiceProviders;
import dk.faelled.identity.provider.claims.Claim;
import dk.faelled.identity.provider.claims.ClaimNames;
import dk.faelled.identity.provider.claims.MappedClaims;
import dk.faelled.identity.radius.packet.AnswerAttribute;
import dk.faelled.identity.radius.packet.Attribute;
import dk.faelled.platform.Audit;
import dk.faelled.platform.RuleBroken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a client is told of whoever comes in: its claims, as attributes of their names. */
@Component
class RadiusTelling implements ClaimNames {
    private final MappedClaims claims;
    private final Audit audit;

    private record Left(List<String> attributes) {}

    RadiusTelling(MappedClaims claims, Audit audit) {
        this.claims = claims;
        this.audit = audit;
    }

    @Override
    public Protocol protocol() {
        return Protocol.RADIUS;
    }

    @Override
    public void check(Claim claim) {
        if (!AnswerAttribute.isKnown(claim.name()))
            throw new RuleBroken("identity.radius.attribute", claim.name(), AnswerAttribute.names()).at("name");
        if (claim.kind() == Claim.Kind.STATIC
                && AnswerAttribute.of(claim.name(), claim.value()).isEmpty())
            throw new RuleBroken("identity.radius.attribute.value", claim.name()).at("value");
    }

    /** Empty where something that the client must be told could not be made. What was left out stands in the log. */
    @Transactional
    Optional<List<Attribute>> of(UUID provider, Person person) {
        var mapped = claims.of(provider, person, "", Chosen.NOTHING).mapped();
        if (mapped.isIncomplete()) return Optional.empty();
        var told = new ArrayList<Attribute>();
        var left = new ArrayList<String>();
        mapped.values()
                .forEach((name, values) -> values.forEach(
                        value -> AnswerAttribute.of(name, value).ifPresentOrElse(told::add, () -> left.add(name))));
        if (!left.isEmpty())
            audit.changed(
                    "identity.radius.attribute.fail", ServiceProviders.entity(provider), null, new Left(left), null);
        return Optional.of(told);
    }
}
