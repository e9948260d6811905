package dk.faelled.platform.mail;

import dk.faelled.platform.Requires;
import dk.faelled.platform.page.MenuEntry;
import dk.faelled.platform.page.Shell;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What was sent, what waits, and what was given up (udgående post). */
@Controller
@RequestMapping("/mails")
@Requires("platform.tenant.admin")
class MailPages {
    private static final int PAGE = 50;
    private final Outbox outbox;

    MailPages(Outbox outbox) {
        this.outbox = outbox;
    }

    @Bean
    static MenuEntry mailsInTheMenu() {
        return new MenuEntry("platform", "platform.mail.menu", "/mails", "platform.tenant.admin", 931);
    }

    @GetMapping
    ModelAndView page(
            @RequestParam(required = false) Mail.@Nullable State state,
            @RequestParam(required = false) @Nullable UUID before) {
        var found = outbox.page(state, before, PAGE + 1);
        var shown = found.stream().limit(PAGE).toList();
        var older = found.size() > PAGE ? shown.getLast().id() : null;
        return new ModelAndView("platform/mails", "view", new MailsView(shown, state, outbox.on(), older));
    }

    @PostMapping("/{id}/again")
    String again(@PathVariable UUID id, RedirectAttributes redirect) {
        outbox.again(id);
        redirect.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("platform.mail.queued"));
        return "redirect:/mails";
    }
}
