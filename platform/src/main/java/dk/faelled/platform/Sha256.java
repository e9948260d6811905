package dk.faelled.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256: of what is random, or may be known; what can be guessed is hashed under a key, or slowly. */
public final class Sha256 {
    private Sha256() {}

    /** Of its UTF-8. @return 32 bytes */
    public static byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Of one after the other. @return 32 bytes */
    public static byte[] of(byte[]... parts) {
        var sum = begun();
        for (var part : parts) sum.update(part);
        return sum.digest();
    }

    /** For what does not fit into memory. */
    public static MessageDigest begun() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
