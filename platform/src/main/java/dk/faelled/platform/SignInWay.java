package dk.faelled.platform;

/**
 * Another way in than by password; a bean of its module. The page for signing in links to it and hands on {@code next}, the
 * page that was wanted.
 *
 * @param labelKey key of the text of the link
 * @param href a path without a query
 */
public record SignInWay(String labelKey, String href) {}
