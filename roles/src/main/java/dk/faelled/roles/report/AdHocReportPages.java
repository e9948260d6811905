package dk.faelled.roles.report;

import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.roles.form.Filled;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The report that somebody puts together (ad hoc-rapport), for a day of choice. */
@Controller
@RequestMapping(AdHocReportPages.PATH)
@Requires(ReportConfiguration.READ)
class AdHocReportPages {
    static final String PATH = "/roles/reports/adhoc";
    private final ReportFormDesk forms;
    private final ReportDesk desk;
    private final ReportFile file;

    AdHocReportPages(ReportFormDesk forms, ReportDesk desk, ReportFile file) {
        this.forms = forms;
        this.desk = desk;
        this.file = file;
    }

    @GetMapping
    ModelAndView begin() {
        return form(forms.usual().with("day", desk.today().toString()), Errors.NONE);
    }

    /** Null where the file has been sent. */
    @PostMapping
    @Nullable
    ModelAndView make(@RequestParam MultiValueMap<String, String> typed, HttpServletResponse response)
            throws IOException {
        var in = Filled.of(typed);
        if (in.has("find")) return form(in, Errors.NONE);
        ReportDesk.Wanted wanted;
        try {
            var day = in.day("day");
            if (day == null) throw new RuleBroken("roles.text.missing").at("day");
            wanted = desk.wanted(forms.wish(in), day, null);
        } catch (RuleBroken broken) {
            return refused(form(in, Errors.of(broken)));
        }
        file.send(wanted, null, response);
        return null;
    }

    private ModelAndView form(Filled in, Errors errors) {
        return new ModelAndView("roles/reportAdHoc", "view", forms.form(PATH, "/roles/reports", in, errors));
    }

    static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
