package dk.faelled.secondfactor.challenge;

import java.security.SecureRandom;
import java.util.Locale;

/** What the page shows beside the wish (MFA-05). */
final class Codes {
    /** No I, which looks like 1 and l. */
    private static final String LETTERS = "ABCDEFGHJKLMNOPQRSTUVWXYZ0123456789";

    private static final int LENGTH = 4;
    private static final int NUMBERS = 100;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Codes() {}

    /** {@code K7QD}: the device shows it too. */
    static String letters() {
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        return code.toString();
    }

    /** {@code 07}: the device asks for it. */
    static String number() {
        return String.format(Locale.ROOT, "%02d", RANDOM.nextInt(NUMBERS));
    }
}
