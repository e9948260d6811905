package dk.faelled.identity.signin;

import dk.faelled.platform.page.Errors;
import org.jspecify.annotations.Nullable;

/** @param options for the browser; null where the address is a number and can have no passkeys */
public record PasskeyForm(
        FactorForms.Place place, String name, @Nullable String options, Errors errors) {}
