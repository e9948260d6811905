package dk.faelled.platform.schedule;

import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.MenuEntry;
import dk.faelled.platform.page.Shell;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done by the clock (planlagte job), and a way to do it now. */
@Controller
@RequestMapping("/jobs/schedules")
@Requires("platform.jobs.all")
class SchedulePages {
    private final ScheduleDesk desk;
    private final ScheduleTable table;

    SchedulePages(ScheduleDesk desk, ScheduleTable table) {
        this.desk = desk;
        this.table = table;
    }

    @Bean
    static MenuEntry schedulesInTheMenu() {
        return new MenuEntry("platform", "platform.schedule.menu", "/jobs/schedules", "platform.jobs.all", 911);
    }

    @GetMapping
    ModelAndView page() {
        return new ModelAndView(
                "platform/schedules", "view", SchedulesView.of(desk.here(), table.runs(), table.next()));
    }

    @PostMapping("/{name}/run")
    String run(@PathVariable String name, RedirectAttributes redirect) {
        try {
            desk.runNow(name);
            redirect.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("platform.schedule.asked"));
        } catch (RuleBroken runs) {
            redirect.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.warning(runs.key()));
        }
        return "redirect:/jobs/schedules";
    }
}
