package dk.faelled.roles.attestation;

import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How far the run that is going on is, and when the next one begins. */
@Component
@Transactional(readOnly = true)
class AttestationOverview {
    private final JdbcClient sql;
    private final AttestationSettings settings;
    private final AttestationTable table;
    private final Clock clock;

    record Counts(long open, long begun, long finished) {}

    AttestationOverview(JdbcClient sql, AttestationSettings settings, AttestationTable table, Clock clock) {
        this.sql = sql;
        this.settings = settings;
        this.table = table;
        this.clock = clock;
    }

    public Counts counts() {
        return sql.sql("""
                        select count(*) filter (where status = 0), count(*) filter (where status = 1),
                               count(*) filter (where status = 2)
                          from (select case when a.verified_at is not null then 2
                                            when %s then 1
                                            else 0 end as status
                                  from attestation a
                                  join attestation_run r on r.id = a.run_id and not r.closed) x
                        """.formatted(AttestationTable.BEGUN))
                .query((row, _) -> new Counts(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }

    /** In words; null where nothing is attested. */
    public @Nullable String next() {
        var calendar = settings.current().calendar();
        if (calendar == null) return null;
        var today = LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
        var latest = table.latestDeadline();
        var from = latest == null || latest.isBefore(today) ? today : latest.plusDays(1);
        var next = calendar.interval().covers().stream()
                .map(cover -> new AttestationCalendar.Due(cover, calendar.deadline(cover, from)))
                .min(Comparator.comparing(AttestationCalendar.Due::deadline))
                .orElseThrow();
        var begins = next.deadline().minusDays(AttestationCalendar.LEAD);
        return Messages.text(
                "roles.attestation.next",
                Messages.text("roles.attestation.cover." + next.cover()),
                begins.isBefore(today) ? today : begins,
                next.deadline());
    }
}
