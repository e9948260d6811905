package dk.faelled.platform.page;

/** A filter that is on, with the address of the page without it. */
public record Chip(String text, String removeHref) {}
