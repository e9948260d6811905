package dk.faelled.platform.importing;

import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.Files;
import dk.faelled.platform.ImportOptions;
import dk.faelled.platform.ImportRun;
import dk.faelled.platform.Job;
import dk.faelled.platform.Jobs;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.MenuEntry;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import dk.faelled.platform.rights.Forbidden;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Choose a file, see what it would do, and say so. */
@Controller
@RequestMapping("/imports")
@Requires("platform.import")
class ImportPages {
    static final long MOST = 2_000_000_000;
    private static final int RUNS = 25;
    private static final int PROBLEMS = 100;
    private final Importers importers;
    private final ImportDesk desk;
    private final ImportTexts texts;
    private final RejectedRows rejected;
    private final Files files;
    private final Jobs jobs;
    private final AccessDecider access;

    ImportPages(
            Importers importers,
            ImportDesk desk,
            ImportTexts texts,
            RejectedRows rejected,
            Files files,
            Jobs jobs,
            AccessDecider access) {
        this.importers = importers;
        this.desk = desk;
        this.texts = texts;
        this.rejected = rejected;
        this.files = files;
        this.jobs = jobs;
        this.access = access;
    }

    @Bean
    static MenuEntry importsInTheMenu() {
        return new MenuEntry("platform", "platform.import.menu", "/imports", "platform.import", 900);
    }

    @GetMapping
    ModelAndView page(
            @RequestParam(defaultValue = "") String kind, @RequestParam(required = false) @Nullable UUID before) {
        return page(kind, ImportOptions.DEFAULT, before, Errors.NONE);
    }

    @PostMapping
    ModelAndView upload(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean createClasses,
            @RequestParam(defaultValue = "false") boolean endMissing,
            @RequestParam(defaultValue = "") String source)
            throws IOException {
        var options = new ImportOptions(createClasses, endMissing, source.strip());
        if (file == null || file.isEmpty())
            return refused(page(kind, options, null, Errors.of("file", Messages.text("platform.import.no-file"))));
        var importer = importers.offered(kind);
        if (!access.may(importer.permission())) throw new Forbidden(importer.permission());
        try (var in = file.getInputStream()) {
            var name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
            var type = file.getContentType() == null ? "" : file.getContentType();
            var stored = files.store(in, name, type, "import", MOST);
            return new ModelAndView("redirect:/imports/" + desk.check(kind, stored, options));
        } catch (RuleBroken broken) {
            return refused(page(kind, options, null, Errors.of(broken)));
        }
    }

    @GetMapping("/{id}")
    ModelAndView run(@PathVariable UUID id) {
        return new ModelAndView("platform/importRun", "view", view(id, Errors.NONE));
    }

    /** The part that changes while a job runs. */
    @GetMapping(
            path = "/{id}",
            headers = {"HX-Request", "!HX-History-Restore-Request"})
    ModelAndView status(@PathVariable UUID id) {
        return new ModelAndView("platform/importStatus", "view", view(id, Errors.NONE));
    }

    @PostMapping("/{id}/commit")
    ModelAndView commit(@PathVariable UUID id, @RequestParam ImportRun.Mode mode) {
        permitted(id);
        try {
            desk.commit(id, mode);
            return new ModelAndView("redirect:/imports/" + id);
        } catch (RuleBroken broken) {
            return refused(new ModelAndView("platform/importRun", "view", view(id, Errors.of(broken))));
        }
    }

    @PostMapping("/{id}/check")
    String check(@PathVariable UUID id) {
        permitted(id);
        desk.checkAgain(id);
        return "redirect:/imports/" + id;
    }

    @PostMapping("/{id}/cancel")
    String cancel(@PathVariable UUID id) {
        var job = permitted(id).job();
        if (job != null) jobs.cancel(job);
        return "redirect:/imports/" + id;
    }

    @GetMapping("/{id}/problems.csv")
    void problems(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        permitted(id);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"fejl-" + id + ".csv\"");
        response.setHeader("Cache-Control", "no-store");
        ProblemsCsv.write(desk, id, response.getWriter());
    }

    /** The file again with the refused rows only; where the file is no table, a list of the problems. */
    @GetMapping("/{id}/rejected")
    void rejected(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        var run = permitted(id);
        if (importers.offered(run.kind()).columns().isEmpty()) {
            problems(id, response);
            return;
        }
        response.setContentType("application/octet-stream");
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename(rejected.name(run), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader("Cache-Control", "no-store");
        rejected.write(run, response.getOutputStream());
    }

    @GetMapping("/{id}/columns")
    ModelAndView columns(@PathVariable UUID id) {
        return new ModelAndView("platform/importColumns", "view", columnsView(id, Errors.NONE));
    }

    @PostMapping("/{id}/columns")
    ModelAndView columns(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
        permitted(id);
        try {
            var chosen = new HashMap<String, List<String>>();
            for (var part : ImportColumnsView.of(desk.headers(id), List.of()))
                chosen.put(
                        part.name(),
                        part.names().stream()
                                .map(name -> Objects.requireNonNullElse(form.getFirst(name.field()), ""))
                                .toList());
            desk.choose(id, chosen);
            return new ModelAndView("redirect:/imports/" + id);
        } catch (RuleBroken broken) {
            return refused(new ModelAndView("platform/importColumns", "view", columnsView(id, Errors.of(broken))));
        }
    }

    private ImportColumnsView columnsView(UUID id, Errors errors) {
        var run = permitted(id);
        var columns = importers.offered(run.kind()).columns();
        return new ImportColumnsView(run, ImportColumnsView.of(desk.headers(id), columns), errors);
    }

    private ModelAndView page(String kind, ImportOptions options, @Nullable UUID before, Errors errors) {
        var kinds = importers.offered().stream()
                .filter(importer -> access.may(importer.permission()))
                .map(importer -> new Option(importer.kind(), Messages.text(importer.label())))
                .toList();
        var helps = importers.offered().stream()
                .filter(importer -> access.may(importer.permission()))
                .map(importer -> new ImportsView.Help(
                        Messages.text(importer.label()), Messages.text(importer.label() + ".help")))
                .toList();
        var runs = desk.page(before, RUNS);
        return new ModelAndView(
                "platform/imports",
                "view",
                new ImportsView(
                        kinds,
                        helps,
                        kind,
                        options,
                        runs.stream().map(texts::line).toList(),
                        runs.size() == RUNS ? runs.getLast().id() : null,
                        errors));
    }

    private ImportRunView view(UUID id, Errors errors) {
        var run = permitted(id);
        var job = run.job() == null ? null : jobs.find(run.job()).orElse(null);
        return new ImportRunView(
                run,
                texts.line(run),
                job == null || Job.State.QUEUED == job.state() ? null : job,
                desk.problems(id, 0, PROBLEMS),
                PROBLEMS,
                desk.headers(id).stream()
                        .flatMap(header -> header.leftOut().stream())
                        .toList(),
                !importers.offered(run.kind()).columns().isEmpty(),
                errors);
    }

    private ImportRun permitted(UUID id) {
        var run = desk.find(id).orElseThrow(() -> new NotFound("import " + id));
        if (!access.may(importers.offered(run.kind()).permission())) throw new NotFound("import " + id);
        return run;
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
