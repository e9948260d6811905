package dk.faelled.platform;

/** A bean of the module that answers {@code /search?q=}: the header then offers the search field. */
public interface SearchPage {}
