package dk.faelled.identity.group;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A group of persons of one domain.
 *
 * @param domain its id
 * @param domainName its name
 * @param uuid as it is loaded
 * @param goneAt since when it is not loaded any more; null for it is. It has no members then
 */
public record Group(
        UUID id,
        UUID domain,
        String domainName,
        UUID uuid,
        String name,
        String description,
        @Nullable Instant goneAt) {
    /** With the domain, as names are written where there are several domains. */
    public String called() {
        return name + "@" + domainName;
    }
}
