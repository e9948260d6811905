package dk.faelled.platform.operations;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Brugere: who may sign in here, and an invitation for one more. */
@Controller
@RequestMapping("/users")
@Requires("platform.tenant.admin")
class UserPages {
    private static final int PAGE = 50;
    private final Users users;

    UserPages(Users users) {
        this.users = users;
    }

    @Bean
    static MenuEntry usersInTheMenu() {
        return new MenuEntry("platform", "platform.users.menu", "/users", "platform.tenant.admin", 900);
    }

    @GetMapping
    ModelAndView list(@RequestParam(defaultValue = "") String after) {
        var found = users.page(after, PAGE + 1);
        var shown = found.stream().limit(PAGE).toList();
        return new ModelAndView(
                "platform/users",
                "view",
                new UsersView(shown, found.size() > PAGE ? shown.getLast().userName() : null));
    }

    @GetMapping("/invite")
    ModelAndView form() {
        return form("", "", BuiltInRole.READER.name(), Errors.NONE);
    }

    @PostMapping("/invite")
    ModelAndView invite(
            @RequestParam(defaultValue = "") String displayName,
            @RequestParam(defaultValue = "") String userName,
            @RequestParam(defaultValue = "") String role) {
        try {
            var opened = users.invite(userName, displayName, role);
            return new ModelAndView(
                    "platform/userInvited",
                    "view",
                    new AuthorityOpened(
                            displayName.strip(),
                            TenantsApi.address(opened),
                            Formats.current().moment(opened.link().expiresAt())));
        } catch (RuleBroken broken) {
            var page = form(displayName, userName, role, Errors.of(broken));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private ModelAndView form(String displayName, String userName, String role, Errors errors) {
        return new ModelAndView(
                "platform/userInvite",
                "view",
                new UserInvitation(displayName, userName, role, users.offered(), errors));
    }
}
