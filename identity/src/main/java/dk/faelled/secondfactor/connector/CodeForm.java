package dk.faelled.secondfactor.connector;

import dk.faelled.platform.page.Errors;

/**
 * The page on which somebody shows a code.
 *
 * @param system where one is signing in to
 */
public record CodeForm(String action, String system, Errors errors) {}
