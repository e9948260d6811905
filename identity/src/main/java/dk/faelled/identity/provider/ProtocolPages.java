package dk.faelled.identity.provider;

import dk.faelled.identity.provider.ServiceProvider.Protocol;
import java.util.UUID;

/**
 * Where the part of a system that only its protocol knows is seen and changed. A bean of the protocol's room.
 *
 * @param labelKey key of the text of the tab
 * @param tab what stands behind the address of a system, {@code /oidc}
 * @param newKey key of the text of the link that leads to a new one
 * @param create path of the page for a new one
 */
public record ProtocolPages(Protocol protocol, String labelKey, String tab, String newKey, String create) {
    String of(UUID provider) {
        return ProviderPages.PATH + "/" + provider + tab;
    }
}
