package dk.faelled.platform.home;

import dk.faelled.platform.Requires;
import dk.faelled.platform.task.TaskDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where everyone starts (Mit overblik): one's tasks, and the modules and pages one may open. */
@Controller
@Requires("platform.home")
class HomePage {
    private static final int TASKS = 25;
    private final TaskDesk tasks;

    HomePage(TaskDesk tasks) {
        this.tasks = tasks;
    }

    @GetMapping("/")
    ModelAndView home(@RequestParam(required = false) @Nullable String after) {
        return new ModelAndView("platform/home", "view", tasks.page(after, TASKS));
    }

    @GetMapping(
            path = "/",
            headers = {"HX-Request", "!HX-History-Restore-Request"})
    ModelAndView tasks(@RequestParam(required = false) @Nullable String after) {
        return new ModelAndView("platform/taskRows", "view", tasks.page(after, TASKS));
    }
}
