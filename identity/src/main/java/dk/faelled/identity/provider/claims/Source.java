package dk.faelled.identity.provider.claims;

import java.util.List;

/** What is known of somebody when values are made. */
interface Source {
    /** Empty where it is not known. @param name as in {@code user.name}; an attribute nobody has is empty too */
    String field(String name);

    /** Identifiers in order. @param system as {@link dk.faelled.roles.RelyingPartyClaims} takes it */
    List<String> userRoles(String system);

    List<String> systemRoles(String system);
}
