package dk.faelled.platform.page;

import org.jspecify.annotations.Nullable;

/** What the installation knows about the authority whose page it is; one bean, asked once a page. */
public interface Frame {
    Frame PLAIN = () -> "Fælled";

    /** Name of the current authority; of the suite where no authority is known yet. */
    String tenant();

    /** Address of its logo, on this host; null for none. */
    default @Nullable String logo() {
        return null;
    }

    /** Whether a banner says that all data are invented. */
    default boolean demo() {
        return false;
    }

    /** Whether {@code /search} answers. */
    default boolean search() {
        return false;
    }
}
