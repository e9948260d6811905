package dk.faelled.roles.attestation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When rights are to be attested. Every deadline is counted from the first one, so that 31 January is followed by 31 July
 * and not by 30 July for ever after a shorter month.
 *
 * @param first the first deadline of all
 */
public record AttestationCalendar(Interval interval, LocalDate first) {
    /** Days from the start of a run to its deadline. */
    static final int LEAD = 30;

    /** How often, and after how many months each kind of run comes again. */
    public enum Interval {
        YEARLY(12, 6, 3),
        /** Sensitive and extra-sensitive roles are attested together. */
        EVERY_HALF_YEAR(6, 3, 3);

        private final int normal;
        private final int sensitive;
        private final int extra;

        Interval(int normal, int sensitive, int extra) {
            this.normal = normal;
            this.sensitive = sensitive;
            this.extra = extra;
        }

        int months(Cover cover) {
            return switch (cover) {
                case NORMAL -> normal;
                case SENSITIVE -> sensitive;
                case EXTRA -> extra;
            };
        }

        /** The kinds that it has, the one that holds the others first. */
        List<Cover> covers() {
            return switch (this) {
                case YEARLY -> List.of(Cover.NORMAL, Cover.SENSITIVE, Cover.EXTRA);
                case EVERY_HALF_YEAR -> List.of(Cover.NORMAL, Cover.SENSITIVE);
            };
        }
    }

    /** Which roles a run is about. */
    public enum Cover {
        /** All. */
        NORMAL,
        /** The sensitive and the extra-sensitive ones. */
        SENSITIVE,
        /** Only the extra-sensitive ones. */
        EXTRA
    }

    public record Due(Cover cover, LocalDate deadline) {}

    /** The first deadline of that kind on the day or after it. */
    public LocalDate deadline(Cover cover, LocalDate today) {
        if (!today.isAfter(first)) return first;
        int months = interval.months(cover);
        long times = ChronoUnit.MONTHS.between(first, today) / months;
        var found = first.plusMonths(times * months);
        while (found.isBefore(today)) found = first.plusMonths(++times * months);
        return found;
    }

    /**
     * The run to be started on that day. Where several fall due the one that holds the others is meant.
     *
     * @param latest the latest deadline of all runs so far, finished or not; null for none. As long as it has not passed
     *     nothing is started, else a run that was finished early would begin again the next day
     */
    public Optional<Due> due(LocalDate today, @Nullable LocalDate latest) {
        if (latest != null && !latest.isBefore(today)) return Optional.empty();
        return interval.covers().stream()
                .map(cover -> new Due(cover, deadline(cover, today)))
                .filter(due -> !due.deadline().minusDays(LEAD).isAfter(today))
                .findFirst();
    }
}
