package dk.faelled.roles.directory;

import dk.faelled.platform.Requires;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Shell;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How it stands with the synchronisation of Active Directory. */
@Controller
@RequestMapping(DirectoryPages.PATH)
@Requires(DirectorySettings.UPDATE)
class DirectoryPages {
    static final String PATH = "/roles/settings/directory";
    private static final int SHOWN = 20;
    private final DirectoryDesk desk;
    private final DirectoryClients clients;
    private final DirectorySettings settings;

    DirectoryPages(DirectoryDesk desk, DirectoryClients clients, DirectorySettings settings) {
        this.desk = desk;
        this.clients = clients;
        this.settings = settings;
    }

    @GetMapping
    ModelAndView show() {
        var formats = Formats.current();
        var waiting = desk.waiting();
        return new ModelAndView(
                "roles/directory",
                "view",
                new DirectoryView(
                        waiting.groups(),
                        waiting.operations(),
                        clients.latest(SHOWN).stream()
                                .map(one -> new DirectoryView.Client(
                                        one.id(),
                                        one.name(),
                                        one.version(),
                                        formats.moment(one.seen()),
                                        one.logWanted()))
                                .toList(),
                        settings.written(),
                        settings.faults(SHOWN).stream()
                                .map(one -> new DirectoryView.Fault(formats.moment(one.at()), one.domain(), one.said()))
                                .toList()));
    }

    @PostMapping("/{client}/log")
    ModelAndView askForLog(@PathVariable UUID client, RedirectAttributes next) {
        clients.askForLog(client);
        return back("roles.directory.log.asked", next);
    }

    @PostMapping("/remove")
    ModelAndView remove(@RequestParam(defaultValue = "") String domain, RedirectAttributes next) {
        settings.remove(domain);
        return back("roles.directory.settings.removed", next);
    }

    private static ModelAndView back(String said, RedirectAttributes next) {
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success(said));
        return new ModelAndView("redirect:" + PATH);
    }
}
