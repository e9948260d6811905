package dk.faelled.identity.provider;

/** @param system its name @param href on this host */
public record OnwardView(String system, String href) {}
