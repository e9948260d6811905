package dk.faelled.identity.session;

import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The other provider that has vouched for somebody (loginkilde). @param name as the authority calls it */
public record LoginOrigin(UUID id, String name) implements Serializable {
    /** Before the id: where one goes to sign in there. */
    public static final String PATH = "/sign-in/source/";

    /** Where one proves it there once more. @param next the page to come back to */
    public String again(String next) {
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
