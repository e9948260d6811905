package dk.faelled.organisation.page;

import org.jspecify.annotations.Nullable;

/**
 * Who leads or owns something.
 *
 * @param name null where nobody does at the moment (ubesat)
 * @param role empty where there is only one way to hold it
 * @param inherited from a unit above, or found by where the person works
 */
public record Holder(@Nullable String name, @Nullable String href, String role, boolean inherited) {}
