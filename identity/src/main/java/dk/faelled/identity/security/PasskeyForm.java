package dk.faelled.identity.security;

import dk.faelled.platform.page.Errors;
import org.jspecify.annotations.Nullable;

/** @param options for the browser; null where the address is a number and can have no passkeys */
public record PasskeyForm(String name, @Nullable String options, Errors errors) {}
