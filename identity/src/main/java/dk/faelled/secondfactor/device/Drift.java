package dk.faelled.secondfactor.device;

import dk.faelled.secondfactor.Totp;
import dk.faelled.secondfactor.TotpAlgorithm;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The clock of a code viewer, which runs for years and is never set (identity 4.3). Two codes, one after the other, tell how far
 * it is off, up to ten steps either way; from then on a code counts within three steps of that, and the drift follows.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Drift(byte[] secret, TotpAlgorithm algorithm) {
    private static final int FIRST = 10;
    private static final int LATER = 3;

    /** @param drift steps ahead of ours @param step whose code was shown last */
    public record Learned(int drift, long step) {}

    /** @param now our step @return empty where these are not two of its codes, the second after the first */
    public Optional<Learned> learned(String first, String second, long now) {
        var one = found(first, now - FIRST, now + FIRST);
        if (one.isEmpty()) return Optional.empty();
        var two = found(second, one.getAsLong() + 1, one.getAsLong() + LATER);
        return two.isEmpty()
                ? Optional.empty()
                : Optional.of(new Learned((int) (two.getAsLong() - now), two.getAsLong()));
    }

    /** The step whose code it is; empty where it is none that counts now, or one that counted before. */
    public OptionalLong accepted(String code, long now, int drift, long lastStep) {
        var step = found(code, now + drift - LATER, now + drift + LATER);
        return step.isPresent() && step.getAsLong() > lastStep ? step : OptionalLong.empty();
    }

    /** All are compared, so that the time tells nothing of which was right. */
    private OptionalLong found(String code, long from, long until) {
        var typed = code.replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8);
        var found = OptionalLong.empty();
        for (long step = from; step <= until; step++) {
            var shown = Totp.code(secret, step, algorithm).getBytes(StandardCharsets.US_ASCII);
            if (MessageDigest.isEqual(shown, typed) && found.isEmpty()) found = OptionalLong.of(step);
        }
        return found;
    }

    @Override
    public String toString() {
        return "Drift[" + algorithm + "]";
    }
}
