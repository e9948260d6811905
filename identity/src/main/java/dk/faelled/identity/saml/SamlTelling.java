package dk.faelled.identity.saml;

import dk.faelled.identity.provider.ServiceProvider.Protocol;
import dk.faelled.identity.provider.Telling;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** By the browser, at the address that a system describes for it. */
@Component
class SamlTelling implements Telling {
    private final SamlServices services;

    SamlTelling(SamlServices services) {
        this.services = services;
    }

    @Override
    public Protocol protocol() {
        return Protocol.SAML20;
    }

    @Override
    public Map<UUID, Way> ways(Collection<UUID> providers) {
        return services.descriptions(providers).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        one -> one.getValue().logout().isPresent() ? Way.IN_THE_BROWSER : Way.NEVER));
    }
}
