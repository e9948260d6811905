package dk.faelled.identity.provider;

import java.util.UUID;

/** A system is let in on other terms, is told other things, or not any more. Heard within this module and in the same transaction only. */
public record ServiceProviderChanged(UUID provider) {}
