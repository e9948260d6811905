package dk.faelled.identity.coredata;

import dk.faelled.platform.page.Formats;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Moments as the replaced product wrote them: in Denmark, without a zone, {@code 2026-01-12T08:05:09}. */
final class LocalMoments {
    private LocalMoments() {}

    /** Null for null. */
    static @Nullable String iso(@Nullable Instant at) {
        return at == null
                ? null
                : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                        at.atZone(Formats.COPENHAGEN).toLocalDateTime().truncatedTo(ChronoUnit.SECONDS));
    }
}
