package dk.faelled.platform.operations;

import dk.faelled.platform.page.Errors;

/** Asks for whom another one-time link is. */
public record AuthorityLink(String cvr, String name, String userName, String displayName, Errors errors) {}
