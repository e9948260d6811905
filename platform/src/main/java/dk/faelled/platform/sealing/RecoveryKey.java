package dk.faelled.platform.sealing;

import java.util.ArrayList;
import java.util.Locale;

/** The master key as people write it down: base32, 13 groups of 4. */
final class RecoveryKey {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"; // RFC 4648
    private static final int BITS = 5;
    private static final int GROUP = 4;

    private RecoveryKey() {}

    static String of(byte[] key) {
        var text = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (byte each : key) {
            held = held << 8 | each & 0xff;
            for (bits += 8; bits >= BITS; bits -= BITS) text.append(LETTERS.charAt(held >> bits - BITS & 31));
            held &= (1 << bits) - 1;
        }
        if (bits > 0) text.append(LETTERS.charAt(held << BITS - bits & 31));
        var groups = new ArrayList<String>();
        for (int at = 0; at < text.length(); at += GROUP)
            groups.add(text.substring(at, Math.min(text.length(), at + GROUP)));
        return String.join("-", groups);
    }

    /** @throws MasterKeyMissing where it is not 52 letters and digits of base32 */
    static byte[] parse(String written) {
        var text = written.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        if (!text.matches("[A-Z2-7]{52}"))
            throw new MasterKeyMissing("A recovery key is 13 groups of 4 letters and digits (A-Z, 2-7).");
        var key = new byte[32];
        int held = 0;
        int bits = 0;
        int at = 0;
        for (int place = 0; place < text.length() && at < key.length; place++) {
            held = held << BITS | LETTERS.indexOf(text.charAt(place));
            bits += BITS;
            if (bits < 8) continue;
            bits -= 8;
            key[at] = (byte) (held >> bits);
            at++;
            held &= (1 << bits) - 1;
        }
        return key;
    }
}
