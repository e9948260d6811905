package dk.faelled.identity.radius;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Passwords that come by RADIUS are compared by fewer at once than the program compares altogether, in the order in which
 * they came: however many gateways ask at once, whoever signs in on a page does not wait behind them.
 */
@Component
class Gate {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final Semaphore turns =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() - 1), true);

    /** So many wait that this one would wait too long. */
    static final class Crowded extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    <T> T through(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) throw new Crowded();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Crowded();
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
