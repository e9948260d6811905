package dk.faelled.roles.report;

import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.export.Exports;
import dk.faelled.platform.list.ListRequest;
import dk.faelled.platform.list.ListView;
import dk.faelled.platform.list.Lists;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Shell;
import dk.faelled.roles.form.Filled;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Templates of reports: made, changed, handed to people and taken back. */
@Controller
@RequestMapping(ReportTemplatePages.PATH)
@Requires(ReportConfiguration.UPDATE)
class ReportTemplatePages {
    static final String PATH = "/roles/reports/templates";
    private final ReportTemplates templates;
    private final ReportTemplateDesk desk;
    private final ReportFormDesk forms;
    private final ReportFile file;
    private final Lists lists;
    private final Exports exports;

    ReportTemplatePages(
            ReportTemplates templates,
            ReportTemplateDesk desk,
            ReportFormDesk forms,
            ReportFile file,
            Lists lists,
            Exports exports) {
        this.templates = templates;
        this.desk = desk;
        this.forms = forms;
        this.file = file;
        this.lists = lists;
        this.exports = exports;
    }

    @GetMapping
    @Requires(ReportConfiguration.READ)
    ModelAndView list(HttpServletRequest request) {
        var asked = ListRequest.of(request);
        var page = lists.page(ReportTemplateList.DEFINITION, asked, Map.of());
        return new ModelAndView(
                        "roles/reportTemplates", "view", ListView.of(ReportTemplateList.DEFINITION, asked, page))
                .addObject("mayUpdate", desk.mayUpdate());
    }

    @GetMapping("/export")
    @Requires(ReportConfiguration.READ)
    void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
        exports.send(ReportTemplateList.DEFINITION, ListRequest.of(request), Map.of(), response);
    }

    @GetMapping("/new")
    ModelAndView fresh() {
        return form(PATH + "/new", PATH, forms.usual(), Errors.NONE);
    }

    /** What was put together as a report can be begun with. */
    @PostMapping("/new")
    ModelAndView create(@RequestParam MultiValueMap<String, String> typed, RedirectAttributes next) {
        var in = Filled.of(typed);
        if (in.has("find") || in.text("act").equals("begin")) return form(PATH + "/new", PATH, in, Errors.NONE);
        try {
            var kept = templates.create(in.text("name"), forms.wish(in));
            return back(next, kept.id(), "roles.saved", kept.name());
        } catch (RuleBroken broken) {
            return AdHocReportPages.refused(form(PATH + "/new", PATH, in, Errors.of(broken)));
        }
    }

    private ModelAndView form(String action, String cancel, Filled in, Errors errors) {
        return new ModelAndView("roles/reportTemplateForm", "view", forms.form(action, cancel, in, errors));
    }

    private static ModelAndView back(RedirectAttributes next, UUID id, String key, Object... words) {
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success(key, words));
        return new ModelAndView("redirect:" + PATH + "/" + id);
    }

    @GetMapping("/{id}")
    @Requires(ReportConfiguration.READ)
    ModelAndView show(@PathVariable UUID id) {
        return page(id, "", Errors.NONE);
    }

    private ModelAndView page(UUID id, String typed, Errors errors) {
        return new ModelAndView("roles/reportTemplate", "view", desk.view(id, typed, errors));
    }

    /** Null where the file has been sent. @param day yyyy-MM-dd */
    @GetMapping("/{id}/file")
    @Requires(ReportConfiguration.READ)
    @Nullable
    ModelAndView make(@PathVariable UUID id, @RequestParam(defaultValue = "") String day, HttpServletResponse response)
            throws IOException {
        ReportDesk.Wanted wanted;
        try {
            wanted = desk.wanted(
                    templates.get(id), Filled.nothing().with("day", day).day("day"));
        } catch (RuleBroken broken) {
            return AdHocReportPages.refused(page(id, "", Errors.of(broken)));
        }
        file.send(wanted, id, response);
        return null;
    }

    @GetMapping("/{id}/edit")
    ModelAndView askEdit(@PathVariable UUID id) {
        return form(PATH + "/" + id + "/edit", PATH + "/" + id, forms.filled(templates.get(id)), Errors.NONE);
    }

    @PostMapping("/{id}/edit")
    ModelAndView edit(
            @PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes next) {
        var in = Filled.of(typed);
        templates.get(id);
        var here = PATH + "/" + id;
        if (in.has("find")) return form(here + "/edit", here, in, Errors.NONE);
        try {
            int version = in.number("version").map(Long::intValue).orElse(0);
            var kept = templates.change(id, version, in.text("name"), forms.wish(in));
            return back(next, id, "roles.saved", kept.name());
        } catch (RuleBroken broken) {
            return AdHocReportPages.refused(form(here + "/edit", here, in, Errors.of(broken)));
        }
    }

    @GetMapping("/{id}/delete")
    ModelAndView askDelete(@PathVariable UUID id) {
        return new ModelAndView(
                "roles/reportTemplateDelete", "view", new Link(templates.get(id).name(), PATH + "/" + id));
    }

    @PostMapping("/{id}/delete")
    String delete(@PathVariable UUID id, RedirectAttributes next) {
        var name = templates.get(id).name();
        templates.delete(id);
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("roles.report.template.deleted", name));
        return "redirect:" + PATH;
    }

    @PostMapping("/{id}/readers")
    ModelAndView hand(@PathVariable UUID id, @RequestParam(defaultValue = "") String reader, RedirectAttributes next) {
        try {
            templates.hand(id, reader);
            return back(next, id, "roles.report.template.handed");
        } catch (RuleBroken broken) {
            return AdHocReportPages.refused(page(id, reader, Errors.of(broken)));
        }
    }

    @PostMapping("/{id}/readers/{actor}/release")
    ModelAndView takeBack(@PathVariable UUID id, @PathVariable UUID actor, RedirectAttributes next) {
        templates.takeBack(id, actor);
        return back(next, id, "roles.report.template.taken-back");
    }
}
