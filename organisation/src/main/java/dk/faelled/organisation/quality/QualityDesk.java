package dk.faelled.organisation.quality;

import dk.faelled.platform.Audit;
import dk.faelled.platform.Context;
import dk.faelled.platform.Jobs;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks for what does not fit, and works on what was found: repair, take, put off. */
@Component
@Transactional
class QualityDesk {
    static final String KIND = "organisation.quality";
    private static final int MONTHS = 12;
    private static final int LETTERS = 500;
    private final FindingTable table;
    private final Repairs repairs;
    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;

    /** As the job carries it: nothing but that all is looked for. */
    record Everything(boolean all) {}

    /** As the audit log shows what somebody does with a finding. */
    record Handled(
            String kind,
            String object,
            @Nullable String assignee,
            @Nullable LocalDate until) {}

    /** How many there are, and were a week and a month ago; null for what was not counted then. */
    record Trend(
            FindingKind kind,
            @Nullable Long now,
            @Nullable Long week,
            @Nullable Long month) {}

    QualityDesk(FindingTable table, Repairs repairs, Jobs jobs, Audit audit, Clock clock) {
        this.table = table;
        this.repairs = repairs;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
    }

    public UUID order() {
        return jobs.submit(KIND, Messages.text("organisation.quality.job"), new Everything(true));
    }

    public void look(FindingKind kind) {
        table.look(kind, today(), null);
    }

    @Transactional(readOnly = true)
    public List<Trend> trends() {
        var now = table.counted(today());
        var week = table.counted(today().minusWeeks(1));
        var month = table.counted(today().minusMonths(1));
        return List.of(FindingKind.values()).stream()
                .map(kind -> new Trend(kind, of(now, kind), of(week, kind), of(month, kind)))
                .toList();
    }

    private static @Nullable Long of(Map<FindingKind, Long> counts, FindingKind kind) {
        return counts.get(kind);
    }

    /** Empty where it is not there any more. */
    @Transactional(readOnly = true)
    public Optional<FindingTable.Finding> find(UUID id) {
        return table.find(id);
    }

    @Transactional(readOnly = true)
    public FindingTable.Finding get(UUID id) {
        return find(id).orElseThrow(() -> new NotFound("finding " + id));
    }

    /**
     * Repairs it through the registers, if it is still so, and looks again.
     *
     * @throws RuleBroken where a rule does not let it be repaired so
     */
    public void repair(UUID id) {
        var finding = get(id);
        table.look(finding.kind(), today(), finding.object());
        if (table.find(id).isEmpty()) return; // somebody was quicker
        repairs.repair(
                finding,
                today(),
                Messages.text("organisation.quality.note", finding.kind().title()));
        table.look(finding.kind(), today(), finding.object());
    }

    /** One's own to work on, or no longer. */
    public void take(UUID id, boolean mine) {
        var finding = get(id);
        var actor = Context.current().actor();
        table.assign(id, mine ? actor.id() : null, mine ? actor.name() : null);
        log("organisation.finding.assign", finding, mine ? actor.name() : null, finding.snoozedUntil(), null);
    }

    /** @param until null: shown again at once */
    public void snooze(UUID id, @Nullable LocalDate until, String reason) {
        var finding = get(id);
        if (until != null) {
            if (!until.isAfter(today()) || until.isAfter(today().plusMonths(MONTHS)))
                throw new RuleBroken("organisation.quality.error.until", today().plusMonths(MONTHS)).at("until");
            if (reason.isBlank() || reason.length() > LETTERS)
                throw new RuleBroken("organisation.quality.error.reason").at("reason");
        }
        table.snooze(finding, until, reason.strip(), today());
        log("organisation.finding.snooze", finding, null, until, until == null ? null : reason.strip());
    }

    private void log(
            String action,
            FindingTable.Finding finding,
            @Nullable String assignee,
            @Nullable LocalDate until,
            @Nullable String reason) {
        audit.changed(
                action,
                finding.type().entity(finding.object()),
                null,
                new Handled(finding.kind().name(), finding.object().toString(), assignee, until),
                reason);
    }
}
