package dk.faelled.platform.operations;

import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.backup.BackupFolder;
import dk.faelled.platform.backup.PauseMark;
import dk.faelled.platform.module.ModuleChoices;
import dk.faelled.platform.module.ModuleSwitches;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.MenuEntry;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Shell;
import dk.faelled.platform.tenancy.TenantRegister;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
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

/** Drift: the authorities of the installation and its newest backup. Shows nothing of what the authorities hold. */
@Controller
@RequestMapping("/operations")
@Requires("platform.operator")
class OperationsPages {
    private static final int PAGE = 50;
    private final TenantRegister tenants;
    private final Authorities authorities;
    private final ModuleSwitches switches;
    private final PauseMark pause;
    private final Path backups;

    OperationsPages(
            TenantRegister tenants,
            Authorities authorities,
            ModuleSwitches switches,
            PauseMark pause,
            @Value("${faelled.backup.to:${faelled.data:./data}/backup}") Path backups) {
        this.tenants = tenants;
        this.authorities = authorities;
        this.switches = switches;
        this.pause = pause;
        this.backups = backups;
    }

    @Bean
    static MenuEntry operationsInTheMenu() {
        return new MenuEntry("platform", "platform.operate.menu", "/operations", "platform.operator", 950);
    }

    @GetMapping
    ModelAndView overview(@RequestParam(defaultValue = "") String after) throws IOException {
        var found = tenants.registered(after, PAGE + 1);
        var shown = found.stream().limit(PAGE).toList();
        var newest = BackupFolder.all(backups).stream().findFirst();
        return new ModelAndView(
                "platform/operations",
                "view",
                new OperationsView(
                        shown.stream().map(this::line).toList(),
                        found.size() > PAGE ? shown.getLast().cvr() : null,
                        newest.map(made -> Formats.current().moment(made.at())).orElse(null),
                        pause.isOn()));
    }

    private OperationsView.Line line(TenantRegister.Registered tenant) {
        return new OperationsView.Line(
                tenant.cvr(),
                tenant.name(),
                Messages.text("platform.operate.kind." + tenant.kind()),
                Messages.text("platform.operate.status." + tenant.status()),
                tenant.status() == TenantInfo.Status.ACTIVE ? Shell.Kind.SUCCESS : Shell.Kind.WARNING,
                String.join(", ", tenant.hosts()),
                off(tenant.modulesOff()),
                Formats.current().moment(tenant.createdAt()),
                tenant.status() == TenantInfo.Status.NEW || tenant.kind() == TenantInfo.Kind.OPERATOR);
    }

    /** The names of those that are off; empty where all are in use. */
    private String off(List<String> modules) {
        return switches.offered().stream()
                .filter(modules::contains)
                .map(name -> Messages.text(name + ".name"))
                .collect(Collectors.joining(", "));
    }

    @GetMapping("/tenants/new")
    ModelAndView form() {
        return form("", "", "", "MUNICIPALITY", "", switches.offered(), "", "", Errors.NONE);
    }

    @PostMapping("/tenants/new")
    ModelAndView open(
            @RequestParam(defaultValue = "") String cvr,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "MUNICIPALITY") String kind,
            @RequestParam(defaultValue = "") String hosts,
            @RequestParam(defaultValue = "") List<String> modules,
            @RequestParam(defaultValue = "") String userName,
            @RequestParam(defaultValue = "") String displayName) {
        try {
            var facts = AuthorityFacts.of(code, name, words(hosts), modules);
            return shown(authorities.open(OpenAuthority.of(cvr, kind, facts, userName, displayName)));
        } catch (RuleBroken broken) {
            return refused(form(cvr, code, name, kind, hosts, modules, userName, displayName, Errors.of(broken)));
        }
    }

    @GetMapping("/tenants/{cvr}")
    ModelAndView change(@PathVariable String cvr) {
        var seen = registered(cvr);
        return change(
                seen,
                Objects.requireNonNullElse(seen.code(), ""),
                seen.name(),
                String.join(", ", seen.hosts()),
                switches.without(seen.modulesOff()),
                Errors.NONE);
    }

    @PostMapping("/tenants/{cvr}")
    Object change(
            @PathVariable String cvr,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String hosts,
            @RequestParam(defaultValue = "") List<String> modules,
            RedirectAttributes next) {
        try {
            authorities.change(cvr, AuthorityFacts.of(code, name, words(hosts), modules));
        } catch (RuleBroken broken) {
            return refused(change(registered(cvr), code, name, hosts, modules, Errors.of(broken)));
        }
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("platform.operate.changed", name.strip()));
        return "redirect:/operations";
    }

    @GetMapping("/tenants/{cvr}/link")
    ModelAndView askLink(@PathVariable String cvr) {
        return link(cvr, "", "", Errors.NONE);
    }

    @PostMapping("/tenants/{cvr}/link")
    ModelAndView makeLink(
            @PathVariable String cvr,
            @RequestParam(defaultValue = "") String userName,
            @RequestParam(defaultValue = "") String displayName) {
        try {
            return shown(authorities.link(cvr, userName, displayName));
        } catch (RuleBroken broken) {
            return refused(link(cvr, userName, displayName, Errors.of(broken)));
        }
    }

    @PostMapping("/resume")
    String resume(RedirectAttributes next) {
        if (authorities.resume(pause))
            next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("platform.operate.resumed"));
        return "redirect:/operations";
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.strip().split("[\\s,;]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView form(
            String cvr,
            String code,
            String name,
            String kind,
            String hosts,
            List<String> modules,
            String userName,
            String displayName,
            Errors errors) {
        var choices = ModuleChoices.of(switches.offered(), modules, errors);
        return new ModelAndView(
                "platform/authorityNew",
                "view",
                new AuthorityForm(cvr, code, name, kind, hosts, choices, userName, displayName, errors));
    }

    private ModelAndView change(
            TenantRegister.Registered seen,
            String code,
            String name,
            String hosts,
            List<String> modules,
            Errors errors) {
        var choices = ModuleChoices.of(switches.offered(), modules, errors);
        return new ModelAndView(
                "platform/authorityChange",
                "view",
                new AuthorityChange(seen.cvr(), seen.name(), code, name, hosts, choices, errors));
    }

    private TenantRegister.Registered registered(String cvr) {
        return tenants.registered(cvr).orElseThrow(() -> new NotFound("tenant " + cvr));
    }

    private ModelAndView link(String cvr, String userName, String displayName, Errors errors) {
        var tenant = tenants.ofCvr(cvr).orElseThrow(() -> new NotFound("tenant " + cvr));
        return new ModelAndView(
                "platform/authorityLink", "view", new AuthorityLink(cvr, tenant.name(), userName, displayName, errors));
    }

    private static ModelAndView shown(Authorities.Opened opened) {
        return new ModelAndView(
                "platform/authorityOpened",
                "view",
                new AuthorityOpened(
                        opened.tenant().name(),
                        TenantsApi.address(opened),
                        Formats.current().moment(opened.link().expiresAt())));
    }
}
