package dk.faelled.roles.attestation;

import dk.faelled.platform.Audit;
import dk.faelled.platform.Ids;
import dk.faelled.roles.attestation.AttestationCalendar.Cover;
import dk.faelled.roles.attestation.AttestationCalendar.Due;
import dk.faelled.roles.effective.Lock;
import dk.faelled.roles.effective.TreeTable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Starts runs when the calendar says so, and ends those that have nothing left. */
@Component
@Transactional
class AttestationRuns {
    private static final Logger LOG = LoggerFactory.getLogger(AttestationRuns.class);
    private final AttestationSettings settings;
    private final AttestationStart start;
    private final AttestedAccounts accounts;
    private final TreeTable tree;
    private final AttestationTable table;
    private final AttestationConsequences consequences;
    private final Lock lock;
    private final Audit audit;
    private final Clock clock;

    /** As the log keeps it. */
    record Started(Cover cover, LocalDate deadline, int attestations) {}

    AttestationRuns(
            AttestationSettings settings,
            AttestationStart start,
            AttestedAccounts accounts,
            TreeTable tree,
            AttestationTable table,
            AttestationConsequences consequences,
            Lock lock,
            Audit audit,
            Clock clock) {
        this.settings = settings;
        this.start = start;
        this.accounts = accounts;
        this.tree = tree;
        this.table = table;
        this.consequences = consequences;
        this.lock = lock;
        this.audit = audit;
        this.clock = clock;
    }

    /** At most one, and no second of it on the same day. @return the run that was started */
    public Optional<UUID> start(LocalDate today) {
        var decision = settings.current();
        var calendar = decision.calendar();
        if (calendar == null) return Optional.empty();
        // whatever was changed before this moment is kept, and nothing that comes later counts before it
        var at = lock.hold();
        return calendar.due(today, table.latestDeadline()).map(due -> begin(due, today, at, decision));
    }

    private UUID begin(Due due, LocalDate today, Instant at, AttestationSettings.Decision decision) {
        closeOlder();
        var id = Ids.next();
        @Nullable List<Long> roles = start.roles(due.cover());
        var run = new AttestationRun(
                id,
                today,
                due.deadline(),
                due.cover(),
                at,
                roles,
                start.exempt(),
                start.byResponsible(),
                start.delegated(today),
                null,
                false);
        start.keep(run);
        int count = start.organisation(run, settings.taking(decision).orElse(null))
                + start.systems(run)
                + start.managers(run);
        if (due.cover() == Cover.NORMAL) {
            count += start.compositions(run);
            if (decision.attestsAccounts()) {
                accounts.lay(run, tree.view(), settings.taking(decision).orElse(null));
                count = start.count(run);
            }
        }
        audit.changed(
                "roles.attestation-run.create",
                "attestation-run:" + id,
                null,
                new Started(due.cover(), due.deadline(), count),
                null);
        LOG.info("attestation run {} has begun: {} attestations", id, count);
        return id;
    }

    /** What somebody wished in one that was never finished is not lost. */
    private void closeOlder() {
        for (var wished : table.unfinishedWithWishes()) consequences.passOn(wished);
        table.closeAll();
    }

    /** Those in which everything is attested. @return how many */
    public int finish() {
        int ended = table.finishVerified(clock.instant());
        if (ended > 0) LOG.info("attestation: {} runs are finished", ended);
        return ended;
    }
}
