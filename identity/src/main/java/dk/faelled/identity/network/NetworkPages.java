package dk.faelled.identity.network;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Permission;
import dk.faelled.platform.Permissions;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sensitive;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.MenuEntry;
import dk.faelled.platform.page.Shell;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Kendte netværk: seen, added, removed. */
@Controller
@RequestMapping(NetworkPages.PATH)
@Requires(NetworkPages.PERMISSION)
class NetworkPages {
    static final String PATH = "/identity/networks";
    static final String PERMISSION = "identity.network";
    private final Networks networks;

    NetworkPages(Networks networks) {
        this.networks = networks;
    }

    @Bean
    static Permissions networkPermissions() {
        return new Permissions(
                "identity",
                List.of(Permissions.held(
                        new Permission(PERMISSION, "Bestemme kendte netværk", "Decide which networks are known"),
                        BuiltInRole.ADMINISTRATOR)));
    }

    @Bean
    static MenuEntry networksInTheMenu() {
        return new MenuEntry("identity", "identity.networks", PATH, PERMISSION, 956);
    }

    @GetMapping
    ModelAndView list(HttpServletRequest request) {
        return page("", "", Errors.NONE, request);
    }

    @PostMapping
    @Sensitive("it says from where less is demanded")
    ModelAndView add(
            @RequestParam(defaultValue = "") String range,
            @RequestParam(defaultValue = "") String note,
            HttpServletRequest request,
            RedirectAttributes next) {
        try {
            return back("identity.network.added", networks.add(range, note), next);
        } catch (RuleBroken broken) {
            var page = page(range, note, Errors.of(broken), request);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    @PostMapping("/{id}/remove")
    @Sensitive("it says from where less is demanded")
    ModelAndView remove(@PathVariable UUID id, RedirectAttributes next) {
        return back("identity.network.removed", networks.remove(id), next);
    }

    private static ModelAndView back(String told, Network network, RedirectAttributes next) {
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success(told, network.range()));
        return new ModelAndView("redirect:" + PATH);
    }

    private ModelAndView page(String range, String note, Errors errors, HttpServletRequest request) {
        var address = request.getRemoteAddr();
        return new ModelAndView(
                "identity/networks",
                "view",
                new NetworksView(networks.all(), address, networks.isKnown(address), range, note, errors));
    }
}
