package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.Days;
import dk.faelled.organisation.os2mo.Fault;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Moments as clients write and read them. */
public final class Moments {
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx");

    private Moments() {}

    /** The clock in Copenhagen at that moment. */
    public static LocalDateTime local(String iso) {
        try {
            var parsed = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                    iso.length() <= 10 ? iso + "T00:00:00" : iso.replace(' ', 'T'),
                    ZonedDateTime::from,
                    LocalDateTime::from);
            if (!(parsed instanceof ZonedDateTime zoned)) return LocalDateTime.from(parsed);
            // what we wrote ourselves comes back as the same day, also before 1894
            return zoned.getYear() < 1894
                    ? zoned.toLocalDateTime()
                    : zoned.withZoneSameInstant(Days.COPENHAGEN).toLocalDateTime();
        } catch (DateTimeException e) {
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
