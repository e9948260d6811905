package dk.faelled.platform;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A task to be opened.
 *
 * @param key letters, digits, {@code . : _ -}; says what must be done about what, so that it is opened once
 * @param args what its title tells; no CPR number
 * @param link where it is done; null for nowhere
 */
public record OpenTask(
        String key,
        TaskKind kind,
        Record args,
        Assignee assignee,
        @Nullable LocalDate dueOn,
        Severity severity,
        @Nullable String link) {
    public enum Severity {
        INFO,
        NORMAL,
        HIGH
    }

    public OpenTask {
        if (!key.matches("[A-Za-z0-9.:_-]{1,200}")) throw new IllegalArgumentException("no key of a task: " + key);
        if (link != null && !link.matches("/(?!/).*")) throw new IllegalArgumentException("no address within: " + link);
        if (!kind.args().isInstance(args)) throw new IllegalArgumentException(kind.id() + " tells of " + kind.args());
    }
}
