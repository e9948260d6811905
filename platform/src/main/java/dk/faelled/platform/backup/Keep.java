package dk.faelled.platform.backup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Which backups stay: {@code 7d4w6m} keeps the newest of each of the last seven days that have one, of four weeks and of
 * six months.
 */
public record Keep(int days, int weeks, int months) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,3})d(\\d{1,3})w(\\d{1,3})m");
    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    /** Empty where it is not written so, or would keep nothing. */
    public static Optional<Keep> parse(String text) {
        var found = FORM.matcher(text.strip());
        if (!found.matches()) return Optional.empty();
        var keep = new Keep(
                Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)), Integer.parseInt(found.group(3)));
        return keep.days + keep.weeks + keep.months == 0 ? Optional.empty() : Optional.of(keep);
    }

    Set<Instant> of(Collection<Instant> all) {
        var kept = new HashSet<Instant>();
        kept.addAll(newestOfEach(all, day -> day, days));
        kept.addAll(newestOfEach(all, Keep::week, weeks));
        kept.addAll(newestOfEach(all, YearMonth::from, months));
        return kept;
    }

    private static String week(LocalDate day) {
        return day.get(IsoFields.WEEK_BASED_YEAR) + "-" + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    private static Collection<Instant> newestOfEach(
            Collection<Instant> all, Function<LocalDate, Object> period, int periods) {
        var newest = new LinkedHashMap<Object, Instant>();
        all.stream().sorted(Comparator.reverseOrder()).forEach(at -> {
            var key = period.apply(LocalDate.ofInstant(at, COPENHAGEN));
            if (newest.size() < periods) newest.putIfAbsent(key, at);
        });
        return newest.values();
    }
}
