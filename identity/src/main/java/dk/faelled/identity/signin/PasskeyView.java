package dk.faelled.identity.signin;

import dk.faelled.platform.page.Errors;
import org.jspecify.annotations.Nullable;

/** @param query {@code ?next=…} @param options for the browser; null where the address is a number and has no passkeys */
public record PasskeyView(String query, @Nullable String options, Errors errors) {}
