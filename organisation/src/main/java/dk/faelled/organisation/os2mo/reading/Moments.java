package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.Days;
import dk.faelled.organisation.os2mo.Fault;
import dk.faelled.platform.RuleBroken;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** Moments as clients write and read them. */
public final class Moments {
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx");

    private Moments() {}

    /** The clock in Copenhagen at that moment. */
    public static LocalDateTime local(String iso) {
        try {
            return Days.local(iso);
        } catch (RuleBroken unreadable) {
            throw new Fault("Value cannot represent a DateTime: " + iso);
        }
    }

    public static Instant instant(String iso) {
        return local(iso).atZone(Days.COPENHAGEN).toInstant();
    }

    /** With microseconds, as times of registration are. */
    public static String written(Instant moment) {
        return WRITTEN.format(moment.atZone(Days.COPENHAGEN).toOffsetDateTime());
    }

    public static String written(LocalDate day) {
        return Days.written(day);
    }
}
