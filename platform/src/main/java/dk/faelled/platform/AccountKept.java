package dk.faelled.platform;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody can sign in to the authority. Heard within the transaction.
 *
 * @param account the account
 * @param person whom it is tied to; null for an account that is nobody's of the organisation
 * @param roles ids ({@link OwnRoles.Role#id}) of what it is to hold at least
 */
public record AccountKept(
        TenantId tenant,
        UUID account,
        String userName,
        String displayName,
        @Nullable UUID person,
        Set<String> roles) implements TenantEvent {
    public AccountKept {
        roles = Set.copyOf(roles);
    }

    /** {@link Actor#id} of whoever signs in with it. */
    public UUID actor() {
        return person == null ? account : person;
    }
}
