package dk.faelled.secondfactor.connector;

import dk.faelled.platform.page.Errors;

/**
 * The page on which somebody uses a security key.
 *
 * @param system where one is signing in to
 * @param options for the browser; empty where the key may not be used under this name
 * @param elsewhere the page where it may; empty for none
 */
public record KeyForm(String action, String system, String options, String elsewhere, Errors errors) {}
