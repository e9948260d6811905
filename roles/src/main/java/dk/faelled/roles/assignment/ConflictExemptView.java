package dk.faelled.roles.assignment;

import dk.faelled.platform.page.Errors;
import dk.faelled.roles.form.Filled;

/** Somebody is to be exempted from a rule. */
public record ConflictExemptView(String rule, String user, String action, String cancel, Filled in, Errors errors) {}
