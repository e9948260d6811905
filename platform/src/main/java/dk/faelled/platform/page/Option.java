package dk.faelled.platform.page;

/** A choice in a select or among radios. */
public record Option(String value, String text) {}
