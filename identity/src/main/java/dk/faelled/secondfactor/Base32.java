package dk.faelled.secondfactor;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/** RFC 4648 section 6, without padding: how the secrets of authenticator apps are written. */
public final class Base32 {
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;
    private static final int MASK = 31;

    private Base32() {}

    public static String encode(byte[] bytes) {
        var text = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (byte each : bytes) {
            held = held << Byte.SIZE | each & 0xff;
            bits += Byte.SIZE;
            while (bits >= BITS) {
                bits -= BITS;
                text.append(DIGITS.charAt(held >> bits & MASK));
            }
            held &= (1 << bits) - 1;
        }
        if (bits > 0) text.append(DIGITS.charAt(held << BITS - bits & MASK));
        return text.toString();
    }

    /** Blanks, hyphens and padding do not count, nor does the case. @throws IllegalArgumentException for other letters */
    public static byte[] decode(String text) {
        var bytes = new ByteArrayOutputStream();
        int held = 0;
        int bits = 0;
        for (char each : text.toUpperCase(Locale.ROOT).replaceAll("[\\s=-]", "").toCharArray()) {
            int value = DIGITS.indexOf(each);
            if (value < 0) throw new IllegalArgumentException("not a digit of Base32 at all");
            held = held << BITS | value;
            bits += BITS;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes.write(held >> bits & 0xff);
            }
            held &= (1 << bits) - 1;
        }
        return bytes.toByteArray();
    }

    /** In groups of four, as people type it. */
    public static String spaced(String text) {
        return text.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
