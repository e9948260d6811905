package dk.faelled.platform.job;

import dk.faelled.platform.Sweep;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Results of jobs are kept for thirty days (PLT-30). */
@Component
record JobSweep(JobTable table) implements Sweep {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int SOME = 500;

    @Override
    public boolean sweep(Instant now) {
        return table.forget(now.minus(KEPT), SOME) == SOME;
    }
}
