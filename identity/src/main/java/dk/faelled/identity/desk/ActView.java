package dk.faelled.identity.desk;

import dk.faelled.platform.page.Errors;

/** An act before it is done. @param person path of the person's page */
public record ActView(String person, String name, Act act, String reason, Errors errors) {}
