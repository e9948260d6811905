package dk.faelled.roles.report;

import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Formats;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Reports that somebody has handed to the reader: each as it stands, as of today. */
@Controller
@RequestMapping(HandedReportPages.PATH)
@Requires(ReportConfiguration.OWN)
class HandedReportPages {
    static final String PATH = "/roles/reports/handed";
    private final ReportTemplates templates;
    private final ReportTemplateDesk desk;
    private final ReportFile file;

    HandedReportPages(ReportTemplates templates, ReportTemplateDesk desk, ReportFile file) {
        this.templates = templates;
        this.desk = desk;
        this.file = file;
    }

    @GetMapping
    ModelAndView list() {
        return page(Errors.NONE);
    }

    private ModelAndView page(Errors errors) {
        var formats = Formats.current();
        return new ModelAndView(
                "roles/reportsHanded",
                "view",
                new HandedReportsView(
                        templates.mine().stream()
                                .map(one -> new HandedReportsView.Line(
                                        one.name(),
                                        PATH + "/" + one.id() + "/file",
                                        one.handedBy(),
                                        formats.moment(one.handedAt())))
                                .toList(),
                        errors));
    }

    /** Null where the file has been sent. */
    @GetMapping("/{id}/file")
    @Nullable
    ModelAndView make(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        ReportDesk.Wanted wanted;
        try {
            wanted = desk.wanted(templates.handed(id), null);
        } catch (RuleBroken broken) {
            return AdHocReportPages.refused(
                    page(Errors.of(null, Errors.of(broken).all().getFirst().text())));
        }
        file.send(wanted, id, response);
        return null;
    }
}
