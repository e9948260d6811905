package dk.faelled.identity.session;

import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The other provider that has vouched for somebody (loginkilde).
 *
 * @param name as the authority calls it
 * @param stay the sign-in there; null for one of before such were kept
 */
public record LoginOrigin(UUID id, String name, @Nullable UUID stay) implements Serializable {
    /** Before the id: where one goes to sign in there. */
    public static final String PATH = "/sign-in/source/";

    /** Before the id: where an authority decides on it. */
    public static final String ADMINISTERED = "/identity/sources/";

    /** Where one proves it there once more. @param next the page to come back to */
    public String again(String next) {
        return again(id, next);
    }

    public static String again(UUID id, String next) {
        return path(id) + "?anew=yes&next=" + encoded(next);
    }

    /** Where one signs in there. */
    public static String path(UUID id) {
        return PATH + id;
    }

    public static String path(UUID id, String next) {
        return path(id) + "?next=" + encoded(next);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
