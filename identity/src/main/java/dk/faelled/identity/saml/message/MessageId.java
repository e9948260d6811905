package dk.faelled.identity.saml.message;

import java.security.SecureRandom;
import java.util.HexFormat;

/** An id that nobody guesses and that occurs once: 160 bits, written as an XML name. */
public final class MessageId {
    private static final SecureRandom RANDOM = new SecureRandom();

    private MessageId() {}

    public static String next() {
        var bytes = new byte[20];
        RANDOM.nextBytes(bytes);
        return "_" + HexFormat.of().formatHex(bytes);
    }
}
