package dk.faelled.organisation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalQueries;

/** Between the moments that others write and the days that we keep: local midnights in Copenhagen. */
public final class Days {
    public static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");
    private static final LocalDate MIDDLE_EUROPEAN_TIME = LocalDate.of(1894, 1, 1);
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

    private Days() {}

    /** The local day that the moment falls on; the time of day is dropped (create and update). */
    public static LocalDate truncated(String iso) {
        return local(iso).toLocalDate();
    }

    /** The day that begins at the moment; any other time of day is refused (terminate). */
    public static LocalDate midnight(String iso) {
        var local = local(iso);
        if (!local.toLocalTime().equals(LocalTime.MIDNIGHT))
            throw ErrorKey.INVALID_INPUT.broken(iso + " is not at midnight!");
        return local.toLocalDate();
    }

    /** The midnight that begins the day, with the Copenhagen offset of that day and never one with seconds. */
    public static OffsetDateTime start(LocalDate day) {
        var offset = day.isBefore(MIDDLE_EUROPEAN_TIME)
                ? ZoneOffset.ofHours(1)
                : day.atStartOfDay(COPENHAGEN).getOffset();
        return day.atStartOfDay().atOffset(offset);
    }

    /** ISO 8601, as {@code 2026-07-01T00:00:00+02:00}. */
    public static String written(LocalDate day) {
        return ISO.format(start(day));
    }

    /** The clock in Copenhagen at the moment. */
    public static LocalDateTime local(String iso) {
        try {
            var parsed = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                    iso.length() <= 10 ? iso + "T00:00:00" : iso.replace(' ', 'T'),
                    ZonedDateTime::from,
                    LocalDateTime::from);
            if (!(parsed instanceof ZonedDateTime zoned)) return LocalDateTime.from(parsed);
            // what we wrote ourselves comes back as the same day, also before 1894
            if (zoned.getYear() < 1894
                    && parsed.query(TemporalQueries.offset()) instanceof ZoneOffset o
                    && o.equals(ZoneOffset.ofHours(1))) return zoned.toLocalDateTime();
            return zoned.withZoneSameInstant(COPENHAGEN).toLocalDateTime();
        } catch (DateTimeException e) {
            throw ErrorKey.INVALID_INPUT.broken(iso);
        }
    }
}
