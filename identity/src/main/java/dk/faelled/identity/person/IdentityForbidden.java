package dk.faelled.identity.person;

import java.util.UUID;

/** The person may have an NSIS identity no more. Heard within this module and in the same transaction only. */
public record IdentityForbidden(UUID person) {}
