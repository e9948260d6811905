package dk.faelled.platform.notice;

import dk.faelled.platform.NoticeKind.Channel;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Shell;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How one wants to hear of what. */
@Controller
@RequestMapping("/notices/settings")
@Requires("platform.home")
class ChoicePages {
    private static final String FIELD = "channel.";
    private final ChoiceDesk desk;

    ChoicePages(ChoiceDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    ModelAndView form() {
        return new ModelAndView("platform/noticeChoices", "view", desk.view());
    }

    @PostMapping
    ModelAndView choose(@RequestParam Map<String, String> fields, RedirectAttributes redirect) {
        var wanted = new HashMap<String, Channel>();
        fields.forEach((name, value) -> {
            if (name.startsWith(FIELD))
                Arrays.stream(Channel.values())
                        .filter(channel -> channel.name().equals(value))
                        .forEach(channel -> wanted.put(name.substring(FIELD.length()), channel));
        });
        var address = fields.getOrDefault("address", "");
        var language = fields.getOrDefault("language", "da");
        try {
            desk.choose(wanted, address, language);
        } catch (RuleBroken broken) {
            var view = desk.view().with(wanted, address, language, Errors.of(broken));
            var again = new ModelAndView("platform/noticeChoices", "view", view);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        redirect.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("platform.notice.saved"));
        return new ModelAndView("redirect:/notices/settings");
    }
}
