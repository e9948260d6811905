package dk.faelled.identity.provider;

import dk.faelled.platform.page.Passing;

/** @param system its name @param href on this host */
public record OnwardView(String system, String href) implements Passing {}
