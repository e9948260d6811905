package dk.faelled.platform.notice;

import dk.faelled.platform.Sweep;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Notices are kept for half a year, read or not. */
@Component
record NoticeSweep(NoticeTable table) implements Sweep {
    private static final Duration KEPT = Duration.ofDays(183);
    private static final int SOME = 500;

    @Override
    public boolean sweep(Instant now) {
        return table.forget(now.minus(KEPT), SOME) == SOME;
    }
}
