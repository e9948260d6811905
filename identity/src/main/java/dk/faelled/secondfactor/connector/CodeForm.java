package dk.faelled.secondfactor.connector;

import dk.faelled.platform.page.Errors;

/**
 * The page on which somebody shows a code.
 *
 * @param system where one is signing in to
 * @param label what shows the code
 */
public record CodeForm(String action, String system, String label, Errors errors) {}
