package dk.faelled.platform;

import java.util.Set;
import java.util.UUID;

/**
 * Somebody has chosen the password of an account by a one-time link. Heard within the transaction.
 *
 * @param roles ids of what the link gave
 * @param breakGlass it came from the console: whoever has it has lost every second factor
 */
public record AccountLinkUsed(TenantId tenant, UUID account, Set<String> roles, boolean breakGlass)
        implements TenantEvent {
    public AccountLinkUsed {
        roles = Set.copyOf(roles);
    }
}
