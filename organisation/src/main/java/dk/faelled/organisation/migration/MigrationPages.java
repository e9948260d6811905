package dk.faelled.organisation.migration;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Permission;
import dk.faelled.platform.Permissions;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.MenuEntry;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The migration from a running OS2mo: where it is, copy, copy again, change over. */
@Controller
@RequestMapping(MigrationPages.PATH)
@Requires(MigrationPages.MIGRATE)
class MigrationPages {
    static final String PATH = "/organisation/migration";
    static final String MIGRATE = "organisation.migrate";
    private final MigrationDesk desk;
    private final MigrationTable table;

    MigrationPages(MigrationDesk desk, MigrationTable table) {
        this.desk = desk;
        this.table = table;
    }

    @Bean
    static Permissions migrationPermissions() {
        return new Permissions(
                "organisation",
                List.of(Permissions.held(
                        new Permission(
                                MIGRATE,
                                "Overføre organisationen fra et kørende OS2mo",
                                "Migrate the organisation from a running OS2mo"),
                        BuiltInRole.ADMINISTRATOR)));
    }

    @Bean
    static MenuEntry migrationInTheMenu() {
        return new MenuEntry("organisation", "organisation.migration.title", PATH, MIGRATE, 190);
    }

    @GetMapping
    ModelAndView show() {
        return page(null, true, Errors.NONE);
    }

    @PostMapping
    ModelAndView keep(
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String tokenAddress,
            @RequestParam(defaultValue = "") String client,
            @RequestParam(defaultValue = "") String secret,
            @RequestParam(defaultValue = "false") boolean withHistory,
            RedirectAttributes next) {
        try {
            desk.keep(address, tokenAddress, client, secret, withHistory);
        } catch (RuleBroken broken) {
            var page =
                    page(new MigrationSource.Access(address, tokenAddress, client, ""), withHistory, Errors.of(broken));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("organisation.migration.kept"));
        return new ModelAndView("redirect:" + PATH);
    }

    @PostMapping("/copy")
    String copy(@RequestParam(defaultValue = "false") boolean over, RedirectAttributes next) {
        try {
            return "redirect:/jobs/" + desk.order(over);
        } catch (RuleBroken broken) {
            next.addFlashAttribute(
                    Shell.Flash.ATTRIBUTE,
                    Shell.Flash.warning("organisation.migration.not-begun", Messages.text(broken)));
            return "redirect:" + PATH;
        }
    }

    private ModelAndView page(MigrationSource.@Nullable Access typed, boolean withHistory, Errors errors) {
        return new ModelAndView(
                "organisation/migration",
                "view",
                MigrationView.of(desk.migration(), table.counts(), typed, withHistory, errors));
    }
}
