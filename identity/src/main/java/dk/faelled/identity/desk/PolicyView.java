package dk.faelled.identity.desk;

import dk.faelled.platform.page.Errors;

/** @param action where the form is posted */
public record PolicyView(String action, String domain, PolicyForm form, Errors errors) {}
