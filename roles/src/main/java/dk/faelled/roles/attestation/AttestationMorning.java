package dk.faelled.roles.attestation;

import dk.faelled.platform.Context;
import dk.faelled.platform.NoticeKind;
import dk.faelled.platform.Notices;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.page.Messages;
import dk.faelled.roles.AttestationOverdue;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells attesters what they have to do: a task while there is something left, and a mail on the days of §4.11. Everybody is
 * told once of each of them, and of the latest one alone where the program stood still; whoever comes to lead a unit in the
 * middle of a run is told then. A slice of people is a transaction.
 */
@Component
class AttestationMorning {
    private static final int SLICE = 100;
    private static final int NAMED = 3;
    private final AttestationTable table;
    private final Attesters attesters;
    private final AttestationTasks tasks;
    private final AttestationSettings settings;
    private final Notices notices;
    private final NoticeKind information;
    private final NoticeKind reminder;
    private final NoticeKind overdue;
    private final NoticeKind escalation;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** What a mail tells. @param what up to three of them by name */
    record Told(String what, long count, LocalDate deadline) {}

    /** A mail that is due. @param name in the key that it is told once by */
    private record Stage(String name, NoticeKind kind, LocalDate from) {}

    AttestationMorning(
            AttestationTable table,
            Attesters attesters,
            AttestationTasks tasks,
            AttestationSettings settings,
            Notices notices,
            NoticeKind attestationInformation,
            NoticeKind attestationReminder,
            NoticeKind attestationOverdue,
            NoticeKind attestationEscalation,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.attesters = attesters;
        this.tasks = tasks;
        this.settings = settings;
        this.notices = notices;
        information = attestationInformation;
        reminder = attestationReminder;
        overdue = attestationOverdue;
        escalation = attestationEscalation;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    void tell(LocalDate today) {
        for (var over : tasks.over()) transaction.executeWithoutResult(_ -> tasks.closeOthers(over, List.of()));
        var open = new LinkedHashMap<AttestationRun, List<Attestation>>();
        for (var one : Objects.requireNonNull(transaction.execute(_ -> table.unverified())))
            open.computeIfAbsent(one.run(), _ -> new ArrayList<>()).add(one);
        open.forEach((run, left) -> tell(run, left, today));
        announceOverdue(today);
    }

    private void tell(AttestationRun run, List<Attestation> left, LocalDate today) {
        var called = attesters.called(left);
        var mine = new TreeMap<UUID, List<Attestation>>();
        var above = new TreeMap<UUID, List<Attestation>>();
        int nobodys = 0;
        for (var one : left) {
            var of = called.get(one.id());
            if (of == null) continue;
            for (var person : of.attesters())
                mine.computeIfAbsent(person, _ -> new ArrayList<>()).add(one);
            for (var person : of.above())
                above.computeIfAbsent(person, _ -> new ArrayList<>()).add(one);
            // who leads with nobody above cannot attest him- or herself
            if (of.attesters().isEmpty()
                    || one.kind() == Attestation.Kind.ORGANISATION && of.above().isEmpty()) nobodys++;
        }
        int forAdministrators = nobodys;
        var offsets = settings.current().offsets();
        var stage = stage(run, offsets, today);
        each(mine, slice -> {
            tasks.open(run, slice.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue()
                    .size())));
            if (stage != null) slice.forEach((person, all) -> send(stage, run, person, all));
        });
        transaction.executeWithoutResult(_ -> {
            tasks.closeOthers(run.id(), mine.keySet());
            tasks.openForAdministrators(run, forAdministrators);
        });
        var days = offsets.escalation();
        if (days == null || run.deadline().plusDays(days).isAfter(today)) return;
        var late = new Stage("escalation", escalation, today);
        each(above, slice -> slice.forEach((person, all) -> send(late, run, person, all)));
    }

    private void each(
            TreeMap<UUID, List<Attestation>> all, java.util.function.Consumer<Map<UUID, List<Attestation>>> work) {
        var slice = new LinkedHashMap<UUID, List<Attestation>>();
        for (var one : all.entrySet()) {
            slice.put(one.getKey(), one.getValue());
            if (slice.size() < SLICE && !one.getKey().equals(all.lastKey())) continue;
            transaction.executeWithoutResult(_ -> work.accept(slice));
            slice.clear();
        }
    }

    /** The latest mail whose day has come; null where none has. */
    private @Nullable Stage stage(AttestationRun run, AttestationSettings.Offsets offsets, LocalDate today) {
        var stages = new ArrayList<Stage>();
        before(stages, "information", information, run, offsets.information());
        before(stages, "reminder", reminder, run, offsets.reminder());
        before(stages, "last-reminder", reminder, run, offsets.lastReminder());
        var late = offsets.overdue();
        if (late != null)
            stages.add(new Stage("overdue", overdue, run.deadline().plusDays(late)));
        return stages.stream()
                .filter(stage -> !stage.from().isAfter(today))
                .reduce((one, other) -> other.from().isBefore(one.from()) ? one : other)
                .orElse(null);
    }

    private static void before(
            List<Stage> stages, String name, NoticeKind kind, AttestationRun run, @Nullable Integer days) {
        if (days != null) stages.add(new Stage(name, kind, run.deadline().minusDays(days)));
    }

    private void send(Stage stage, AttestationRun run, UUID person, Collection<Attestation> all) {
        var texts = Messages.in(Context.DANISH);
        var named = all.stream()
                .limit(NAMED)
                .map(one -> AttestationWords.subject(one, texts))
                .collect(Collectors.joining(", "));
        notices.send(
                stage.kind(),
                person,
                run.id() + ":" + stage.name(),
                new Told(all.size() > NAMED ? named + " …" : named, all.size(), run.deadline()),
                AttestationPages.PATH);
    }

    private void announceOverdue(LocalDate today) {
        boolean more = true;
        while (more) more = Boolean.TRUE.equals(transaction.execute(_ -> announceSome(today)));
    }

    private boolean announceSome(LocalDate today) {
        var some = table.newlyOverdue(today, clock.instant(), SLICE);
        for (var one : some)
            events.publishEvent(new AttestationOverdue(
                    Tenant.current(), one.id(), one.kind().name(), one.run().deadline()));
        return some.size() == SLICE;
    }
}
