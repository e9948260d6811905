package dk.faelled.identity.security;

import dk.faelled.platform.page.Errors;

/** @param action where the form is posted @param back the page that one leaves it for */
public record ViewerForm(String action, String back, String serial, Errors errors) {}
