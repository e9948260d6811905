package dk.faelled.identity.provider;

import dk.faelled.platform.page.Errors;

/** @param action where the form is posted @param system whose wish it is @param who is signed in */
public record AnewView(String action, String system, String who, Errors errors) {}
