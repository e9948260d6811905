package dk.faelled.identity.provider.claims;

import dk.faelled.platform.RuleBroken;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a system is told (claim, attribut). Several of one name give several values.
 *
 * @param name as the system calls it
 * @param value DYNAMIC: a field; STATIC: what is told; ADVANCED: a rule; ROLE_CATALOGUE and GROUP: what is told where a condition
 *     is met
 * @param operation of ROLE_CATALOGUE and GROUP; null for all else
 * @param system identifier in the role catalogue
 * @param role of a condition: its identifier; of GROUP: the name of the group, or what names begin with
 * @param required nobody gets to the system without it
 * @param single the system takes one value alone: of several, or of those between semicolons, its owner chooses
 */
public record Claim(
        UUID id,
        UUID provider,
        String name,
        Kind kind,
        String value,
        @Nullable Operation operation,
        @Nullable String system,
        @Nullable String role,
        boolean required,
        boolean single) {
    private static final int LONGEST_NAME = 400;
    private static final int LONGEST_VALUE = 4000;

    /** Levels come from the session alone, and what a token says of itself from its issuer. */
    private static final Set<String> RESERVED = Set.of(
            "https://data.gov.dk/concept/core/nsis/loa",
            "https://data.gov.dk/concept/core/nsis/ial",
            "https://data.gov.dk/concept/core/nsis/aal",
            "dk:gov:saml:attribute:AssuranceLevel",
            "loa",
            "ial",
            "aal",
            "acr",
            "amr",
            "auth_time",
            "iss",
            "sub",
            "aud",
            "exp",
            "iat",
            "nbf",
            "jti",
            "nonce",
            "sid",
            "azp",
            "typ",
            "scope",
            "client_id",
            "at_hash",
            "c_hash",
            "cnf",
            "active",
            "uuid",
            "preferred_username",
            "realm_access",
            "events");

    /** Where the value comes from. */
    public enum Kind {
        /** Personligt */
        DYNAMIC,
        /** Fast */
        STATIC,
        /** Rollekatalog */
        ROLE_CATALOGUE,
        /** Gruppe */
        GROUP,
        /** Avanceret */
        ADVANCED
    }

    /** What the role catalogue is asked, or what of the groups counts. */
    public enum Operation {
        GET_SYSTEM_ROLES,
        GET_USER_ROLES,
        /** the privileges with their limits, as {@link dk.faelled.roles.Privileges#encoded} writes them */
        GET_SYSTEM_ROLES_OIOBPP,
        CONDITION_MEMBER_OF_SYSTEM_ROLE,
        CONDITION_MEMBER_OF_USER_ROLE,
        CONDITION_MEMBER_OF_GROUP,
        /** names of the groups that begin so */
        GET_GROUPS,
        /** the same, without what they begin with */
        GET_GROUPS_WITHOUT_PREFIX;

        public boolean isCondition() {
            return this == CONDITION_MEMBER_OF_SYSTEM_ROLE
                    || this == CONDITION_MEMBER_OF_USER_ROLE
                    || this == CONDITION_MEMBER_OF_GROUP;
        }

        /** Whose it is. */
        public Kind kind() {
            return switch (this) {
                case CONDITION_MEMBER_OF_GROUP, GET_GROUPS, GET_GROUPS_WITHOUT_PREFIX -> Kind.GROUP;
                case GET_SYSTEM_ROLES,
                        GET_USER_ROLES,
                        GET_SYSTEM_ROLES_OIOBPP,
                        CONDITION_MEMBER_OF_SYSTEM_ROLE,
                        CONDITION_MEMBER_OF_USER_ROLE -> Kind.ROLE_CATALOGUE;
            };
        }
    }

    /** One that may have several values. */
    public Claim(
            UUID id,
            UUID provider,
            String name,
            Kind kind,
            String value,
            @Nullable Operation operation,
            @Nullable String system,
            @Nullable String role,
            boolean required) {
        this(id, provider, name, kind, value, operation, system, role, required, false);
    }

    /** @throws RuleBroken at the field that is wrong */
    public Claim {
        if (name.isBlank() || name.length() > LONGEST_NAME)
            throw new RuleBroken("identity.claim.name", LONGEST_NAME).at("name");
        if (RESERVED.stream().anyMatch(name.strip()::equalsIgnoreCase))
            throw new RuleBroken("identity.claim.reserved", name).at("name");
        if (value.length() > LONGEST_VALUE)
            throw new RuleBroken("identity.claim.value.long", LONGEST_VALUE).at("value");
        switch (kind) {
            case DYNAMIC -> {
                if (!value.matches("[A-Za-z0-9_.-]+")) throw new RuleBroken("identity.claim.field").at("value");
            }
            case STATIC -> {
                if (value.isEmpty()) throw new RuleBroken("identity.claim.value").at("value");
            }
            case ADVANCED -> RuleParser.parse(value);
            case ROLE_CATALOGUE, GROUP -> {
                if (operation == null || operation.kind() != kind)
                    throw new RuleBroken("identity.claim.operation").at("operation");
                if (operation.isCondition() && (role == null || role.isBlank()))
                    throw new RuleBroken("identity.claim.role").at("role");
                if (operation == Operation.GET_GROUPS_WITHOUT_PREFIX && (role == null || role.isBlank()))
                    throw new RuleBroken("identity.claim.prefix").at("role");
                if (operation.isCondition() && value.isEmpty())
                    throw new RuleBroken("identity.claim.value").at("value");
            }
        }
        if ((kind == Kind.ROLE_CATALOGUE || kind == Kind.GROUP) != (operation != null))
            throw new RuleBroken("identity.claim.operation").at("operation");
    }
}
