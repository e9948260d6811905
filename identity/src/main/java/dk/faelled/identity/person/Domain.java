package dk.faelled.identity.person;

import dk.faelled.identity.password.PasswordPolicy;
import dk.faelled.identity.session.Clocks;
import dk.faelled.platform.RuleBroken;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Persons with a common source, and common rules for their passwords and sessions (domæne).
 *
 * @param name as behind the {@code @} of a user name, in lower case
 * @param itSystem whose accounts are its persons; null where they come from elsewhere
 * @param parent the domain that it is below, and with which it is loaded; null for none
 * @param secondOutside the same of who comes from elsewhere than a known network
 * @param secondRequired nobody signs in to Fælled with a password alone; who has no second factor adds one on the way in
 */
public record Domain(
        UUID id,
        String name,
        Source source,
        @Nullable UUID itSystem,
        @Nullable UUID parent,
        PasswordPolicy policy,
        Clocks clocks,
        boolean secondRequired,
        boolean secondOutside) {
    private static final int LONGEST = 100;

    /** Where its persons come from. */
    public enum Source {
        /** accounts of Fælled itself */
        ACCOUNTS,
        /** accounts in an IT system of the organisation */
        ORGANISATION,
        /** another program loads them (CoreData) */
        COREDATA
    }

    public Domain {
        if (!name.matches("[\\p{Ll}\\p{N}][\\p{Ll}\\p{N}.-]*") || name.length() > LONGEST)
            throw new RuleBroken("identity.domain.name").at("name");
    }

    public boolean isOfAccounts() {
        return source == Source.ACCOUNTS;
    }

    Domain with(PasswordPolicy other, boolean required, boolean outside) {
        return new Domain(id, name, source, itSystem, parent, other, clocks, required, outside);
    }
}
