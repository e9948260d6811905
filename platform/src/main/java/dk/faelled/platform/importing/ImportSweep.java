package dk.faelled.platform.importing;

import dk.faelled.platform.Sweep;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Loads are kept for thirty days, with their rows and problems; the audit log keeps what they did. */
@Component
record ImportSweep(ImportTable table) implements Sweep {
    static final Duration KEPT = Duration.ofDays(30);
    /** Each may have a hundred thousand rows. */
    private static final int SOME = 5;

    @Override
    public boolean sweep(Instant now) {
        return table.forget(now.minus(KEPT), SOME) == SOME;
    }
}
