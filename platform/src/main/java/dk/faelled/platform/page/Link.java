package dk.faelled.platform.page;

/** A link in a breadcrumb, a menu or a tab. */
public record Link(String text, String href) {}
