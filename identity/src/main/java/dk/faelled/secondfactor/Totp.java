package dk.faelled.secondfactor;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes of an authenticator app (RFC 6238): HMAC-SHA-1, 6 digits, a new one every 30 seconds. What authenticator apps know
 * of; a code viewer may have another algorithm, but no other length or period.
 */
public final class Totp {
    /** Each code counts for this long. */
    public static final Duration PERIOD = Duration.ofSeconds(30);

    /** RFC 4226 section 4, R6: the length that is recommended. */
    private static final int SECRET_BYTES = 20;

    private static final int DIGITS = 6;
    private static final int BEYOND = 1_000_000;
    /** A clock may be off by a step, and a code is typed while the next one begins. */
    private static final int DRIFT = 1;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Totp() {}

    /** A new one, of 160 random bits. */
    public static byte[] secret() {
        var secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    /** The number of the period that a moment lies in; before 1970 there is none. */
    public static long step(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), PERIOD.toSeconds());
    }

    /** Six digits, with leading noughts. */
    public static String code(byte[] secret, long step) {
        return code(secret, step, TotpAlgorithm.SHA1);
    }

    /** As {@link #code}, as a code viewer may make it. */
    public static String code(byte[] secret, long step, TotpAlgorithm algorithm) {
        try {
            var mac = Mac.getInstance(algorithm.mac());
            mac.init(new SecretKeySpec(secret, algorithm.mac()));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf; // RFC 4226 section 5.3, dynamic truncation
            int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
            return String.format(java.util.Locale.ROOT, "%0" + DIGITS + "d", number % BEYOND);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The step whose code it is: of now, the one before or the one after, and later than any that was used.
     *
     * @param code as typed; blanks in it do not count
     * @param lastStep the latest that was ever accepted of this secret, which is never accepted again; -1 for none
     * @return empty where the code is not right, or was used
     */
    public static OptionalLong accepted(byte[] secret, String code, Instant now, long lastStep) {
        var typed = code.replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8);
        var found = OptionalLong.empty();
        // all are compared, so that the time tells nothing of which was right
        for (long step = step(now) - DRIFT; step <= step(now) + DRIFT; step++) {
            var right = MessageDigest.isEqual(code(secret, step).getBytes(StandardCharsets.US_ASCII), typed);
            if (right && step > lastStep && found.isEmpty()) found = OptionalLong.of(step);
        }
        return found;
    }

    /** {@code otpauth://totp/…}, which an app reads from a QR code. @param issuer whom the code is shown to, in words */
    public static String uri(String issuer, String account, byte[] secret) {
        return "otpauth://totp/" + encoded(issuer) + ":" + encoded(account) + "?secret=" + Base32.encode(secret)
                + "&issuer=" + encoded(issuer) + "&algorithm=SHA1&digits=" + DIGITS + "&period=" + PERIOD.toSeconds();
    }

    /** Blanks as {@code %20}: apps show a plus as it stands. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
