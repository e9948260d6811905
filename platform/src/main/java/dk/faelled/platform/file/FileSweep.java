package dk.faelled.platform.file;

import dk.faelled.platform.Sweep;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Files whose time is over go, and pieces of uploads that broke off. */
@Component
record FileSweep(FileTable table) implements Sweep {
    private static final Duration UPLOADING = Duration.ofDays(1);
    private static final int SOME = 20;

    @Override
    public boolean sweep(Instant now) {
        var gone = table.expired(now, SOME);
        gone.forEach(table::drop);
        return gone.size() == SOME || table.dropOrphans(firstIdAt(now.minus(UPLOADING)), SOME) == SOME;
    }

    /** Ids grow with time: all made before the moment are smaller (RFC 9562 5.7). */
    private static UUID firstIdAt(Instant moment) {
        return new UUID(moment.toEpochMilli() << 16, 0);
    }
}
