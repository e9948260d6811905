package dk.faelled.identity.assurance;

import dk.faelled.platform.page.Errors;

/** @param path of the person's page */
public record WithdrawView(String path, String name, String reason, Errors errors) {}
