package dk.faelled.platform.signin;

import java.text.Normalizer;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id with a bound on how many are computed at once, so that a storm of sign-ins cannot exhaust the memory; who waits
 * longer than two seconds is asked to come again.
 */
@Component
public class Passwords {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final int LANES = 1;
    private final Argon2PasswordEncoder argon2;
    private final Semaphore atOnce =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));
    /** Well-formed, with our parameters, and of no password: comparing with it takes as long as with any other. */
    private final String nobody;

    Passwords(ObjectProvider<PasswordCost> costs) {
        var cost = costs.getIfAvailable(() -> PasswordCost.OWASP);
        argon2 = new Argon2PasswordEncoder(SALT, HASH, LANES, cost.kibibytes(), cost.passes());
        nobody = "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(cost.kibibytes(), cost.passes(), LANES, base64(new byte[SALT]), base64(new byte[HASH]));
    }

    /** @throws Busy where too many others wait */
    public String hash(String password) {
        return bounded(() -> argon2.encode(normal(password)));
    }

    /** @throws Busy where too many others wait */
    public boolean matches(String password, String hash) {
        return bounded(() -> argon2.matches(normal(password), hash));
    }

    /** Takes as long as a real comparison, for names that do not exist. */
    void pretend(String password) {
        var _ = matches(password, nobody);
    }

    String nobody() {
        return nobody;
    }

    /** The same letters, however a keyboard composes them. */
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private <T> T bounded(java.util.function.Supplier<T> work) {
        if (!turn()) throw new Busy();
        try {
            return work.get();
        } finally {
            atOnce.release();
        }
    }

    private boolean turn() {
        try {
            return atOnce.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
