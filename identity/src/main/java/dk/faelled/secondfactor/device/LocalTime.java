package dk.faelled.secondfactor.device;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times as the replaced product wrote them: in Denmark, without a zone. Nothing for null. */
public final class LocalTime {
    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("'kl' HH:mm");

    private LocalTime() {}

    /** {@code 2026-01-12 08:05} */
    public static @Nullable String minute(@Nullable Instant at) {
        return at == null ? null : MINUTE.format(at.atZone(COPENHAGEN));
    }

    /** {@code 2026-01-12T08:05:09} */
    public static @Nullable String iso(@Nullable Instant at) {
        return at == null
                ? null
                : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                        at.atZone(COPENHAGEN).toLocalDateTime().truncatedTo(ChronoUnit.SECONDS));
    }

    /** {@code 2026-01-12} */
    public static @Nullable String day(@Nullable Instant at) {
        return at == null ? null : at.atZone(COPENHAGEN).toLocalDate().toString();
    }

    /** {@code kl 07:58} */
    public static String shown(Instant at) {
        return SHOWN.format(at.atZone(COPENHAGEN));
    }
}
