package dk.faelled.roles.fixed;

import dk.faelled.platform.Audit;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Permission;
import dk.faelled.platform.Permissions;
import dk.faelled.platform.Requires;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.export.Exports;
import dk.faelled.platform.list.ListRequest;
import dk.faelled.platform.list.ListView;
import dk.faelled.platform.list.Lists;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.MenuEntry;
import dk.faelled.platform.page.Messages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The fixed reports, each as a page and as a file. */
@Controller
@RequestMapping(FixedReportPages.PATH)
@Requires(FixedReportPages.READ)
class FixedReportPages {
    static final String PATH = "/roles/reports";
    static final String READ = "roles.report.read";
    private final Lists lists;
    private final Exports exports;
    private final Audit audit;

    FixedReportPages(Lists lists, Exports exports, Audit audit) {
        this.lists = lists;
        this.exports = exports;
        this.audit = audit;
    }

    @Bean
    static Permissions reportPermissions() {
        return new Permissions(
                "roles",
                List.of(Permissions.held(
                        new Permission(READ, "Se rapporter over rollekataloget", "See reports of the role catalogue"),
                        BuiltInRole.ADMINISTRATOR,
                        BuiltInRole.AUDITOR)));
    }

    @Bean
    static MenuEntry fixedReportsInTheMenu() {
        return new MenuEntry("roles", "roles.menu.reports", PATH, READ, 256);
    }

    @GetMapping
    ModelAndView all() {
        return page(new FixedReportsView(links(), null, Messages.text("roles.fixed.lead"), null));
    }

    private static List<Link> links() {
        return Arrays.stream(FixedReport.values())
                .map(report -> new Link(Messages.text("roles.fixed." + report.key()), PATH + "/" + report.key()))
                .toList();
    }

    @GetMapping("/{report}")
    ModelAndView one(@PathVariable String report, HttpServletRequest request) {
        var wanted = wanted(report);
        var asked = ListRequest.of(request);
        var list = ListView.of(wanted.list(), asked, lists.page(wanted.list(), asked, Map.of()));
        audit.viewed("roles.report", List.of("tenant:" + Tenant.current()));
        return page(new FixedReportsView(
                links(),
                Messages.text("roles.fixed." + wanted.key()),
                Messages.text("roles.fixed." + wanted.key() + ".lead"),
                list));
    }

    private static ModelAndView page(FixedReportsView view) {
        return new ModelAndView("roles/fixedReports", "view", view);
    }

    @GetMapping("/{report}/export")
    void export(@PathVariable String report, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        audit.viewed("roles.report", List.of("tenant:" + Tenant.current()));
        exports.send(wanted(report).list(), ListRequest.of(request), Map.of(), response);
    }

    private static FixedReport wanted(String key) {
        return FixedReport.keyed(key).orElseThrow(() -> new NotFound("report " + key));
    }
}
