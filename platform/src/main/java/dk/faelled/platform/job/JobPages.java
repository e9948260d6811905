package dk.faelled.platform.job;

import dk.faelled.platform.Requires;
import dk.faelled.platform.page.MenuEntry;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What runs, how far it is, what went wrong, and a way to stop it. */
@Controller
@RequestMapping("/jobs")
@Requires("platform.home")
class JobPages {
    private static final int JOBS = 25;
    private static final int PROBLEMS = 100;
    private final JobDesk desk;
    private final Clock clock;

    JobPages(JobDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @Bean
    static MenuEntry jobsInTheMenu() {
        return new MenuEntry("platform", "platform.job.menu", "/jobs", "platform.home", 910);
    }

    @GetMapping
    ModelAndView page(@RequestParam(required = false) @Nullable UUID before) {
        return new ModelAndView("platform/jobs", "view", list(before));
    }

    @GetMapping(headers = {"HX-Request", "!HX-History-Restore-Request"})
    ModelAndView rows(@RequestParam(required = false) @Nullable UUID before) {
        return new ModelAndView("platform/jobRows", "view", list(before));
    }

    @GetMapping("/{id}")
    ModelAndView job(@PathVariable UUID id, @RequestParam(defaultValue = "0") long after) {
        return new ModelAndView("platform/job", "view", view(id, after));
    }

    /** The part that changes while it runs. */
    @GetMapping(
            path = "/{id}",
            headers = {"HX-Request", "!HX-History-Restore-Request"})
    ModelAndView status(@PathVariable UUID id, @RequestParam(defaultValue = "0") long after) {
        return new ModelAndView("platform/jobStatus", "view", view(id, after));
    }

    @PostMapping("/{id}/cancel")
    String cancel(@PathVariable UUID id) {
        desk.cancelSeen(id);
        return "redirect:/jobs/" + id;
    }

    private JobsView list(@Nullable UUID before) {
        var jobs = desk.page(before, JOBS + 1);
        var shown = jobs.stream().limit(JOBS).toList();
        return new JobsView(
                shown, desk.seesAll(), jobs.size() > JOBS ? shown.getLast().id() : null);
    }

    private JobView view(UUID id, long after) {
        var seen = desk.seen(id);
        var problems = desk.problems(id, after, PROBLEMS + 1);
        var shown = problems.stream().limit(PROBLEMS).toList();
        return new JobView(
                seen.job(),
                seen.href(),
                shown,
                problems.size() > PROBLEMS ? shown.getLast().no() : null,
                clock.instant());
    }
}
