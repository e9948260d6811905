package dk.faelled.platform.job;

import dk.faelled.platform.Job;
import dk.faelled.platform.Requires;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Jobs over HTTP: those of the caller, or all with the right to. */
@RestController
@RequestMapping("/api/platform/v1/jobs")
@Requires("platform.home")
class JobApi {
    private static final int MOST = 1_000;
    private final JobDesk desk;

    record Jobs(List<Job> items, @Nullable UUID next) {}

    record Problems(List<JobProblem> items, @Nullable Long next) {}

    JobApi(JobDesk desk) {
        this.desk = desk;
    }

    /** Newest first. @param before id of the last one seen */
    @GetMapping
    Jobs list(@RequestParam(required = false) @Nullable UUID before, @RequestParam(defaultValue = "100") int size) {
        var most = Math.clamp(size, 1, MOST);
        var page = desk.page(before, most + 1);
        var shown = page.stream().limit(most).toList();
        return new Jobs(shown, page.size() > most ? shown.getLast().id() : null);
    }

    @GetMapping("/{id}")
    Job job(@PathVariable UUID id) {
        return desk.seen(id).job();
    }

    /** What was wrong with single rows, in their order. @param after number of the last one seen */
    @GetMapping("/{id}/errors")
    Problems errors(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int size) {
        var most = Math.clamp(size, 1, MOST);
        var page = desk.problems(id, after, most + 1);
        var shown = page.stream().limit(most).toList();
        return new Problems(shown, page.size() > most ? shown.getLast().no() : null);
    }

    /** Asks it to stop; it does so at its next slice. */
    @PostMapping("/{id}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Job cancel(@PathVariable UUID id) {
        desk.cancelSeen(id);
        return desk.seen(id).job();
    }
}
