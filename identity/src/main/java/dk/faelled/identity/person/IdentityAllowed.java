package dk.faelled.identity.person;

import java.util.UUID;

/** The person may have an NSIS identity from now on. Heard within this module and in the same transaction only. */
public record IdentityAllowed(UUID person) {}
