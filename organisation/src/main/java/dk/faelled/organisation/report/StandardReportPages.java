package dk.faelled.organisation.report;

import dk.faelled.organisation.shelf.Format;
import dk.faelled.organisation.shelf.Handing;
import dk.faelled.organisation.shelf.Shelf;
import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The standard reports: have one made, fetch what was made. */
@Controller
@RequestMapping(StandardReportPages.PATH)
@Requires("organisation.report")
class StandardReportPages {
    static final String PATH = "/organisation/reports";
    private final StandardReports reports;
    private final Shelf shelf;
    private final Handing handing;
    private final AccessDecider access;

    StandardReportPages(StandardReports reports, Shelf shelf, Handing handing, AccessDecider access) {
        this.reports = reports;
        this.shelf = shelf;
        this.handing = handing;
        this.access = access;
    }

    @GetMapping
    ModelAndView list() {
        return page("ALL", Format.CSV.name(), false, Errors.NONE);
    }

    @PostMapping
    ModelAndView make(
            @RequestParam(defaultValue = "") String report,
            @RequestParam(defaultValue = "") String format,
            @RequestParam(defaultValue = "false") boolean cpr) {
        try {
            var wanted = Arrays.stream(Format.values())
                    .filter(one -> one.name().equals(format))
                    .findFirst()
                    .orElseThrow(() -> new RuleBroken("organisation.report.error.format").at("format"));
            return new ModelAndView("redirect:/jobs/" + reports.order(report, wanted, cpr));
        } catch (RuleBroken broken) {
            var page = page(report, format, cpr, Errors.of(broken));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private ModelAndView page(String report, String format, boolean cpr, Errors errors) {
        return new ModelAndView(
                "organisation/reports",
                "view",
                StandardReportView.of(shelf.reports(), access.may(StandardReports.CPR), report, format, cpr, errors));
    }

    @GetMapping("/{id}/file")
    void file(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        var item = shelf.made(Shelf.EXPORTS, id)
                .filter(one -> !one.withCpr() || access.may(StandardReports.CPR))
                .orElseThrow(() -> new NotFound("file " + id));
        handing.send(item, response);
    }
}
