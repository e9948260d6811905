package dk.faelled.platform.notice;

import dk.faelled.platform.Requires;
import dk.faelled.platform.page.MenuEntry;
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

/** What the reader was told (beskeder). */
@Controller
@RequestMapping("/notices")
@Requires("platform.home")
class NoticePages {
    private static final int PAGE = 25;
    private final NoticeDesk desk;

    NoticePages(NoticeDesk desk) {
        this.desk = desk;
    }

    @Bean
    static MenuEntry noticesInTheMenu() {
        return new MenuEntry("platform", "platform.notice.menu", "/notices", "platform.home", 900);
    }

    @GetMapping
    ModelAndView page(@RequestParam(required = false) @Nullable UUID before) {
        return new ModelAndView("platform/notices", "view", desk.page(before, PAGE));
    }

    @GetMapping(headers = {"HX-Request", "!HX-History-Restore-Request"})
    ModelAndView rows(@RequestParam(required = false) @Nullable UUID before) {
        return new ModelAndView("platform/noticeRows", "view", desk.page(before, PAGE));
    }

    /** Leads to what it is about, and marks it as read, which is why it is posted. */
    @PostMapping("/{id}/follow")
    String follow(@PathVariable UUID id) {
        return "redirect:" + desk.follow(id);
    }

    @PostMapping("/{id}/read")
    String read(@PathVariable UUID id, @RequestParam(defaultValue = "true") boolean read) {
        desk.read(id, read);
        return "redirect:/notices";
    }

    @PostMapping("/read-all")
    String readAll() {
        desk.readAll();
        return "redirect:/notices";
    }
}
