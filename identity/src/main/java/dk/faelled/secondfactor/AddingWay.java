package dk.faelled.secondfactor;

/**
 * A page on which somebody who is signed in adds a device; a bean of the module that knows how.
 *
 * @param labelKey key of the text that leads there
 */
public record AddingWay(String labelKey, String path) {}
