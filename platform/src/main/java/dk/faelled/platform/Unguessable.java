package dk.faelled.platform;

import java.security.SecureRandom;
import java.util.Base64;

/** What nobody can guess: keys in addresses and cookies, secrets, tokens. What opens something is kept as a {@link Sha256} only. */
public final class Unguessable {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Unguessable() {}

    /** @return 256 random bits as 43 letters of base64, such as an address may hold */
    public static String text() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
