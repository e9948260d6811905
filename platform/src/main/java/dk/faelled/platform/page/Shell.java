package dk.faelled.platform.page;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The frame around every page: what is known from the request alone.
 *
 * @param tenant name of the authority
 * @param logo address of its logo; null for none
 * @param user name of who is signed in; null for nobody
 * @param unread how many notices the user has not read, at most {@link Unread#MOST}
 * @param path path of this page, without query
 * @param query query of this page without its leading question mark; empty for none
 * @param demo whether the banner says that all data are invented
 * @param search whether there is a search page
 */
public record Shell(
        String tenant,
        @Nullable String logo,
        @Nullable String user,
        Locale locale,
        int unread,
        List<MenuGroup> menu,
        @Nullable Csrf csrf,
        @Nullable Flash flash,
        boolean demo,
        boolean search,
        String path,
        String query) {

    /** A module and its pages that this reader may open. */
    public record MenuGroup(String label, boolean current, List<Item> items) {}

    public record Item(String label, String href, boolean current) {}

    public record Csrf(String parameter, String header, String token) {}

    /** A notice about what just happened, shown once. */
    public record Flash(Kind kind, String text) implements java.io.Serializable {
        public static final String ATTRIBUTE = "flash";

        public static Flash success(String key, Object... arguments) {
            return new Flash(Kind.SUCCESS, Messages.text(key, arguments));
        }

        public static Flash warning(String key, Object... arguments) {
            return new Flash(Kind.WARNING, Messages.text(key, arguments));
        }
    }

    public enum Kind {
        INFO,
        SUCCESS,
        WARNING,
        ERROR;

        public String css() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public @Nullable MenuGroup currentGroup() {
        return menu.stream().filter(MenuGroup::current).findFirst().orElse(null);
    }

    /** {@code 3}, {@code 99+} */
    public String unreadText() {
        return unread < Unread.MOST ? Integer.toString(unread) : (Unread.MOST - 1) + "+";
    }

    public boolean english() {
        return locale.getLanguage().equals("en");
    }

    /** The address of this page. */
    public String here() {
        return Query.of(query).on(path);
    }

    /** This page in the other language. */
    public String otherLanguage() {
        return Query.of(query).with("lang", english() ? "da" : "en").on(path);
    }
}
