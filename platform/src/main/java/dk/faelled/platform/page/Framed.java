package dk.faelled.platform.page;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;

/** Pages that stand in a frame of another site's page. No page of ours may, but those that say in whose. */
public final class Framed {
    /** What the policy of every other page says of it. */
    public static final String NOWHERE = "frame-ancestors 'none'";

    private static final String POLICY = "Content-Security-Policy";

    private Framed() {}

    /** @param origins of the sites that may; where there are none, nobody may */
    public static void allow(Collection<String> origins, HttpServletResponse response) {
        if (origins.isEmpty()) return;
        response.setHeader(
                POLICY,
                String.valueOf(response.getHeader(POLICY))
                        .replace(NOWHERE, "frame-ancestors " + String.join(" ", origins)));
        // it knows no origins; browsers that know frame-ancestors go by that
        response.setHeader("X-Frame-Options", null);
    }
}
