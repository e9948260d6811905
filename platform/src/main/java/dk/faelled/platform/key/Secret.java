package dk.faelled.platform.key;

import dk.faelled.platform.Sha256;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code fk_} + 8 characters of prefix + {@code _} + 43 of secret (256 random bits, base62). Hides itself. */
record Secret(String text) {
    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final Pattern FORM = Pattern.compile("fk_[1-9A-HJ-NP-Za-km-z]{8}_[0-9A-Za-z]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    static Secret random() {
        return new Secret("fk_" + letters(BASE58, 8) + "_" + letters(BASE62, 43));
    }

    static Optional<Secret> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new Secret(text)) : Optional.empty();
    }

    String prefix() {
        return text.substring(0, 11);
    }

    byte[] hash() {
        return Sha256.of(text);
    }

    private static String letters(String alphabet, int length) {
        var letters = new StringBuilder(length);
        for (int i = 0; i < length; i++) letters.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
        return letters.toString();
    }

    @Override
    public String toString() {
        return prefix() + "_***";
    }
}
