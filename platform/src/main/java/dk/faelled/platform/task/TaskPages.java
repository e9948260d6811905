package dk.faelled.platform.task;

import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Shell;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The buttons beside a task. */
@Controller
@Requires("platform.home")
class TaskPages {
    private final TaskDesk desk;

    TaskPages(TaskDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/tasks/{key}/actions/{action}")
    String act(@PathVariable String key, @PathVariable String action, RedirectAttributes redirect) {
        try {
            desk.act(key, action);
            redirect.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("platform.task.done"));
        } catch (NotFound | PessimisticLockingFailureException closed) {
            // somebody else was quicker
            redirect.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.warning("platform.task.gone"));
        } catch (RuleBroken broken) {
            redirect.addFlashAttribute(
                    Shell.Flash.ATTRIBUTE,
                    Shell.Flash.warning(broken.key(), broken.arguments().toArray()));
        }
        return "redirect:/";
    }
}
