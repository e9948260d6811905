package dk.faelled.secondfactor;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a code is made with (RFC 6238 section 1.2). Apps know SHA-1 alone. */
public enum TotpAlgorithm {
    SHA1("HmacSHA1"),
    SHA256("HmacSHA256"),
    SHA512("HmacSHA512");

    private final String mac;

    TotpAlgorithm(String mac) {
        this.mac = mac;
    }

    String mac() {
        return mac;
    }

    /** {@code SHA256}, {@code sha-256}, {@code HMAC-SHA256} */
    public static Optional<TotpAlgorithm> of(String text) {
        var plain = text.toUpperCase(Locale.ROOT).replace("HMAC", "").replaceAll("[-_ ]", "");
        return Arrays.stream(values()).filter(one -> one.name().equals(plain)).findAny();
    }
}
