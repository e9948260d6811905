package dk.faelled.platform.page;

import org.jspecify.annotations.Nullable;

/**
 * A page that a module offers in the menu; a bean of the module. Only those who hold the permission see it.
 *
 * @param module its name in the menu is the text {@code <module>.name}
 * @param labelKey key of the text of the link
 * @param permission null where everyone who is signed in may come
 * @param order lower comes first, over all modules
 */
public record MenuEntry(
        String module,
        String labelKey,
        String href,
        @Nullable String permission,
        int order) {}
