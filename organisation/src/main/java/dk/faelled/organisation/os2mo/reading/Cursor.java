package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.os2mo.Fault;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the next page begins: after the object that the last one ended with. Clients only echo it. */
public final class Cursor {
    private Cursor() {}

    public static String after(UUID last) {
        return after(last.toString());
    }

    public static String after(String last) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(StandardCharsets.UTF_8));
    }

    public static @Nullable UUID uuid(@Nullable Object given) {
        if (given == null) return null;
        try {
            return UUID.fromString(text(given));
        } catch (IllegalArgumentException e) {
            throw new Fault("Value cannot represent a Cursor");
        }
    }

    public static String text(Object given) {
        try {
            return new String(Base64.getUrlDecoder().decode(given.toString()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Fault("Value cannot represent a Cursor");
        }
    }
}
