package dk.faelled.identity.saml;

import dk.faelled.identity.provider.ServiceProviders;
import dk.faelled.identity.provider.claims.Claim;
import dk.faelled.identity.provider.claims.Claims;
import dk.faelled.identity.saml.message.Refused;
import dk.faelled.platform.Ids;
import dk.faelled.platform.RuleBroken;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in a system with all that its template says of it (BEY-10), or nothing at all. */
@Service
class Wizard {
    private final SamlServices services;
    private final ServiceProviders providers;
    private final Claims claims;

    Wizard(SamlServices services, ServiceProviders providers, Claims claims) {
        this.services = services;
        this.providers = providers;
        this.claims = claims;
    }

    /**
     * @param template null for what the description shows
     * @return the new system, closed until somebody opens it
     * @throws Refused where the description cannot be taken
     * @throws RuleBroken where the template demands what the description does not allow
     */
    @Transactional
    public UUID add(String name, byte[] xml, @Nullable String source, @Nullable Template template) {
        var added = services.add(name, xml, source);
        var id = added.provider().id();
        if (template == null) return id;
        if (template.profile.alwaysEncrypts() && added.description().receiver() == null)
            throw new RuleBroken("identity.saml.receiver.missing").at("template");
        services.change(
                id,
                service -> service.answered(
                        template.profile,
                        template.nameFormat,
                        service.encrypts(),
                        service.signsResponse(),
                        false,
                        service.older()));
        providers.change(id, provider -> provider.demanding(template.level, template.policy, List.of(), null, null));
        claims.add(
                id,
                template.told.stream()
                        .map(told -> new Claim(
                                Ids.next(),
                                id,
                                told.name(),
                                told.kind(),
                                told.value(),
                                null,
                                null,
                                null,
                                told.required()))
                        .toList());
        return id;
    }
}
