package dk.faelled.platform.task;

import dk.faelled.platform.OpenTask;
import dk.faelled.platform.TaskKind;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import dk.faelled.platform.page.Placeholders;
import dk.faelled.platform.page.Shell;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task as its reader sees it. @param actions what can be done at one press, by id and label */
public record TaskView(
        String key,
        String kind,
        String module,
        String title,
        @Nullable LocalDate dueOn,
        OpenTask.Severity severity,
        @Nullable String link,
        List<Option> actions,
        Instant openedAt,
        boolean overdue) {

    static TaskView of(TaskTable.Row row, TaskKind kind, Record args, Clock clock) {
        var text = Messages.text("task." + kind.id());
        var actions = kind.actions().stream()
                .map(action -> new Option(action.id(), Messages.text("task." + kind.id() + "." + action.id())))
                .toList();
        return new TaskView(
                row.key(),
                kind.id(),
                kind.id().substring(0, kind.id().indexOf('.')),
                Placeholders.fill(text, Placeholders.of(args, Messages.locale())),
                row.dueOn(),
                row.severity(),
                row.link(),
                actions,
                row.openedAt(),
                row.dueOn() != null && row.dueOn().isBefore(LocalDate.now(clock)));
    }

    public String due() {
        return Formats.current().day(dueOn);
    }

    /** The name of the module for people. */
    public String from() {
        return Messages.text(module + ".name");
    }

    public String tag() {
        return overdue ? Messages.text("platform.task.overdue") : Messages.text("platform.task.severity." + severity);
    }

    public Shell.Kind shade() {
        return overdue || severity == OpenTask.Severity.HIGH ? Shell.Kind.WARNING : Shell.Kind.INFO;
    }

    /** Where the page after this task begins, for an address. */
    String place() {
        var text = (dueOn == null ? TaskTable.Place.NEVER : dueOn) + " " + key;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whatever else stands in the address is the first page. */
    static TaskTable.@Nullable Place place(@Nullable String text) {
        if (text == null) return null;
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 2);
            return parts.length < 2 ? null : new TaskTable.Place(LocalDate.parse(parts[0]), parts[1]);
        } catch (IllegalArgumentException | DateTimeException no) {
            return null;
        }
    }
}
