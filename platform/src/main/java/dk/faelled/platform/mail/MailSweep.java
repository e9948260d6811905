package dk.faelled.platform.mail;

import dk.faelled.platform.Sweep;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Mails that were sent or given up are kept for ninety days. */
@Component
record MailSweep(MailTable table) implements Sweep {
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int SOME = 500;

    @Override
    public boolean sweep(Instant now) {
        return table.forget(now.minus(KEPT), SOME) == SOME;
    }
}
