package dk.faelled.platform.task;

import dk.faelled.platform.OpenTask;
import dk.faelled.platform.Requires;
import dk.faelled.platform.page.Option;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The tasks of the caller over HTTP. */
@RestController
@RequestMapping("/api/platform/v1")
@Requires("platform.home")
class TaskApi {
    private static final int MOST = 1_000;
    private final TaskDesk desk;

    record Task(
            String key,
            String module,
            String kind,
            String title,
            @Nullable LocalDate dueOn,
            OpenTask.Severity severity,
            @Nullable String link,
            List<Action> actions,
            Instant openedAt) {
        static Task of(TaskView task) {
            return new Task(
                    task.key(),
                    task.module(),
                    task.kind(),
                    task.title(),
                    task.dueOn(),
                    task.severity(),
                    task.link(),
                    task.actions().stream().map(Action::of).toList(),
                    task.openedAt());
        }
    }

    record Action(String id, String label) {
        static Action of(Option option) {
            return new Action(option.value(), option.text());
        }
    }

    record Tasks(List<Task> items, @Nullable String next) {}

    TaskApi(TaskDesk desk) {
        this.desk = desk;
    }

    /** By due date, those without one last. @param after {@code next} of the page before */
    @GetMapping("/me/tasks")
    Tasks mine(@RequestParam(required = false) @Nullable String after, @RequestParam(defaultValue = "100") int size) {
        var page = desk.page(after, Math.clamp(size, 1, MOST));
        return new Tasks(page.tasks().stream().map(Task::of).toList(), page.more());
    }

    /** Does what the task offers and closes it; 404 where it is not the caller's, or closed already. */
    @PostMapping("/tasks/{key}/actions/{action}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void act(@PathVariable String key, @PathVariable String action) {
        desk.act(key, action);
    }
}
