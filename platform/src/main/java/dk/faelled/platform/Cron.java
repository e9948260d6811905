package dk.faelled.platform;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When something is done by the clock: minute, hour, day of the month, month, day of the week (0 and 7 are Sunday), in
 * Danish time. Each is {@code *}, a number, a range {@code 1-5}, with a step {@code 0-23/2}, or several with commas; where
 * both days are limited, either does.
 *
 * <p>With a fixed hour, a time that spring leaves out is its first valid instant, and one that autumn has twice is meant
 * the first time only. With the hour {@code *} it follows the time that passes (platform R-10).
 */
public final class Cron {
    public static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");
    /** 29 February may be eight years away. */
    private static final int DAYS = 366 * 9;

    private static final Pattern PART = Pattern.compile("(?:\\*|(\\d{1,2})(?:-(\\d{1,2}))?)(?:/(\\d{1,2}))?");

    private final String text;
    private final BitSet minutes;
    private final BitSet hours;
    private final BitSet days;
    private final BitSet months;
    private final BitSet weekdays;
    private final boolean everyHour;
    private final boolean eitherDay;

    private Cron(String text, String[] fields) {
        this.text = text;
        minutes = field(fields[0], 0, 59);
        hours = field(fields[1], 0, 23);
        days = field(fields[2], 1, 31);
        months = field(fields[3], 1, 12);
        weekdays = field(fields[4], 0, 7);
        if (weekdays.get(7)) weekdays.set(0);
        everyHour = fields[1].equals("*");
        eitherDay = !fields[2].equals("*") && !fields[4].equals("*");
    }

    public static Cron parse(String text) {
        var fields = text.strip().split("\\s+", -1);
        if (fields.length != 5) throw new RuleBroken("platform.cron.fields", text);
        var cron = new Cron(text.strip(), fields);
        cron.next(Instant.EPOCH);
        return cron;
    }

    /** The first time after that instant. */
    public Instant next(Instant after) {
        var day = after.atZone(ZONE).toLocalDate();
        for (int i = 0; i < DAYS; i++, day = day.plusDays(1)) {
            if (!matches(day)) continue;
            var found = everyHour ? passing(day, after) : fixed(day, after);
            if (found != null) return found;
        }
        throw new RuleBroken("platform.cron.never", text);
    }

    private boolean matches(LocalDate day) {
        if (!months.get(day.getMonthValue())) return false;
        boolean monthday = days.get(day.getDayOfMonth());
        boolean weekday = weekdays.get(day.getDayOfWeek().getValue() % 7);
        return eitherDay ? monthday || weekday : monthday && weekday;
    }

    private @Nullable Instant fixed(LocalDate day, Instant after) {
        for (int hour = hours.nextSetBit(0); hour >= 0; hour = hours.nextSetBit(hour + 1))
            for (int minute = minutes.nextSetBit(0); minute >= 0; minute = minutes.nextSetBit(minute + 1)) {
                var at = instant(day.atTime(hour, minute));
                if (at.isAfter(after)) return at;
            }
        return null;
    }

    private static Instant instant(LocalDateTime local) {
        var rules = ZONE.getRules();
        var offsets = rules.getValidOffsets(local);
        return offsets.isEmpty() ? rules.getTransition(local).getInstant() : local.toInstant(offsets.getFirst());
    }

    private @Nullable Instant passing(LocalDate day, Instant after) {
        var end = day.plusDays(1).atStartOfDay(ZONE).toInstant();
        var begin = day.atStartOfDay(ZONE).toInstant();
        var next = after.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        for (var at = next.isBefore(begin) ? begin : next; at.isBefore(end); at = at.plus(1, ChronoUnit.MINUTES))
            if (minutes.get(at.atZone(ZONE).getMinute())) return at;
        return null;
    }

    private BitSet field(String field, int least, int most) {
        var set = new BitSet();
        for (var part : field.split(",", -1)) {
            var found = PART.matcher(part);
            if (!found.matches()) throw new RuleBroken("platform.cron.field", field, least, most);
            int from = found.group(1) == null ? least : Integer.parseInt(found.group(1));
            int to = found.group(2) != null
                    ? Integer.parseInt(found.group(2))
                    : found.group(1) == null || found.group(3) != null ? most : from;
            int step = found.group(3) == null ? 1 : Integer.parseInt(found.group(3));
            if (from < least || to > most || from > to || step == 0)
                throw new RuleBroken("platform.cron.field", field, least, most);
            for (int i = from; i <= to; i += step) set.set(i);
        }
        return set;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cron cron && cron.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }
}
