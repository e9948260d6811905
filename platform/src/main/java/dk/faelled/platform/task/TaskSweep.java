package dk.faelled.platform.task;

import dk.faelled.platform.Sweep;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** A closed task is kept for a year: so long an occasion that is heard again does not open it anew. */
@Component
record TaskSweep(TaskTable table) implements Sweep {
    private static final Duration KEPT = Duration.ofDays(365);
    private static final int SOME = 500;

    @Override
    public boolean sweep(Instant now) {
        return table.forget(now.minus(KEPT), SOME) == SOME;
    }
}
