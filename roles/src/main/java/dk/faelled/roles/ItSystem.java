package dk.faelled.roles;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An IT system (IT-system) whose roles are handed out here.
 *
 * @param identifier what others ask by; not unique, all KOMBIT systems have the same
 * @param domain the domain whose accounts an AD system knows; null for all others
 * @param portfolioEntry the entry of the authority's portfolio that tells who owns it
 */
public record ItSystem(
        ItSystemId id,
        UUID uuid,
        String name,
        String identifier,
        Kind kind,
        @Nullable Long domain,
        Set<Flag> flags,
        String email,
        String notes,
        @Nullable UUID portfolioEntry) {
    public enum Kind {
        AD,
        SAML,
        KOMBIT,
        MANUAL,
        KSPCICS,
        NEMLOGIN;

        /** Whether people make such systems; others appear by integration. */
        public boolean isMadeByHand() {
            return switch (this) {
                // KOMBIT and NemLog-in by hand as long as nothing brings them, so that their profiles work without
                case AD, SAML, MANUAL, KOMBIT, NEMLOGIN -> true;
                case KSPCICS -> false;
            };
        }
    }

    public enum Flag {
        PAUSED,
        HIDDEN,
        READONLY,
        ACCESS_BLOCKED,
        API_MANAGED_ASSIGNMENTS,
        EDITED_THROUGH_API,
        ATTESTATION_EXEMPT,
        /** Fælled itself: its system roles are what the program's modules let people do. */
        OURS
    }

    public ItSystem {
        flags = Set.copyOf(flags);
    }

    public boolean is(Flag flag) {
        return flags.contains(flag);
    }
}
