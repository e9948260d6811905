package dk.faelled.platform.key;

import dk.faelled.platform.Assignee;
import dk.faelled.platform.Cron;
import dk.faelled.platform.NoticeKind;
import dk.faelled.platform.Notices;
import dk.faelled.platform.OpenTask;
import dk.faelled.platform.TaskKind;
import dk.faelled.platform.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whoever answers for a key is warned before it ends (platform R-5). */
@Service
@Transactional
class KeyExpiry {
    /** Days before the end, the nearest first. */
    private static final List<Integer> STAGES = List.of(1, 14, 60);

    private static final Duration ENDED = Duration.ofDays(7);
    private final ApiKeyTable table;
    private final Notices notices;
    private final Tasks tasks;
    private final NoticeKind notice;
    private final TaskKind task;
    private final Clock clock;

    /** What is told of a key. */
    record Ending(String name, String prefix, LocalDate expires) {}

    KeyExpiry(
            ApiKeyTable table,
            Notices notices,
            Tasks tasks,
            NoticeKind keyExpires,
            TaskKind keyExpiresTask,
            Clock clock) {
        this.table = table;
        this.notices = notices;
        this.tasks = tasks;
        this.notice = keyExpires;
        this.task = keyExpiresTask;
        this.clock = clock;
    }

    /** Asked each day; a stage that was missed is told with the next one, each of them once. */
    void warn() {
        var now = clock.instant();
        for (var key : table.expiring(now.minus(ENDED), now)) settled(key.id(), "EXPIRED");
        for (var key : table.expiring(now, now.plus(Duration.ofDays(STAGES.getLast()))))
            for (int stage : STAGES)
                if (key.expiresAt().isBefore(now.plus(Duration.ofDays(stage)))) {
                    warn(key, stage);
                    break;
                }
    }

    private void warn(ApiKeyTable.Expiring key, int stage) {
        var ending = new Ending(
                key.name(), key.prefix(), key.expiresAt().atZone(Cron.ZONE).toLocalDate());
        notices.send(notice, key.responsible(), key.id() + ":" + stage, ending, "/api-keys");
        for (int earlier : STAGES) if (earlier > stage) tasks.close(task(key.id(), earlier), "REPLACED");
        tasks.open(new OpenTask(
                task(key.id(), stage),
                task,
                ending,
                new Assignee.Person(key.responsible()),
                ending.expires(),
                stage == STAGES.getFirst() ? OpenTask.Severity.HIGH : OpenTask.Severity.NORMAL,
                "/api-keys"));
    }

    /** Nothing needs to be done about the key any more. */
    void settled(UUID key, String outcome) {
        for (int stage : STAGES) tasks.close(task(key, stage), outcome);
    }

    private static String task(UUID key, int stage) {
        return "platform.key.expires:" + key + ":" + stage;
    }
}
