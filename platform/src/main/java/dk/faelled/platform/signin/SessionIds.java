package dk.faelled.platform.signin;

import dk.faelled.platform.Sha256;
import dk.faelled.platform.Unguessable;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.session.SessionIdGenerator;

/**
 * What opens a session stands in the browser's cookie alone; the id by which the session is kept is a hash of it. Whoever
 * reads the table of sessions, or a backup of it, opens none.
 */
public final class SessionIds implements SessionIdGenerator {
    private static final int KEPT = 27; // 216 bits, 36 letters of base64: the width of the column
    /** Made on this thread and not yet told the browser. */
    private static final ThreadLocal<Map<String, String>> FRESH = ThreadLocal.withInitial(HashMap::new);

    @Override
    public String generate() {
        var secret = Unguessable.text();
        var id = of(secret);
        FRESH.get().put(id, secret);
        return id;
    }

    /** The id of the session that the secret opens. */
    public static String of(String secret) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(Sha256.of(secret), KEPT));
    }

    /** The secret of an id that was made on this thread, once; null for any other. */
    public static @Nullable String tell(String id) {
        var secret = FRESH.get().get(id);
        FRESH.remove();
        return secret;
    }
}
