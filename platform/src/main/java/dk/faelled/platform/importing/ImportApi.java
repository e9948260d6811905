package dk.faelled.platform.importing;

import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.Files;
import dk.faelled.platform.ImportOptions;
import dk.faelled.platform.ImportRun;
import dk.faelled.platform.Jobs;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.rights.Forbidden;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Loads over HTTP: send the file, read what it would do, commit. Each step goes on in a job, which {@code job} names. */
@RestController
@RequestMapping("/api/platform/v1/imports")
@Requires("platform.import")
class ImportApi {
    private static final int MOST = 1_000;
    private final Importers importers;
    private final ImportDesk desk;
    private final Files files;
    private final Jobs jobs;
    private final AccessDecider access;

    record Kinds(List<String> items) {}

    record Commit(ImportRun.@Nullable Mode mode) {}

    record Problems(List<ImportRun.Problem> items, @Nullable Long next) {}

    ImportApi(Importers importers, ImportDesk desk, Files files, Jobs jobs, AccessDecider access) {
        this.importers = importers;
        this.desk = desk;
        this.files = files;
        this.jobs = jobs;
        this.access = access;
    }

    /** The kinds of files that the caller may load. */
    @GetMapping
    Kinds kinds() {
        return new Kinds(importers.offered().stream()
                .filter(importer -> access.may(importer.permission()))
                .map(importer -> importer.kind())
                .toList());
    }

    /** @param source tag of the source; loads of one source belong together */
    @PostMapping("/{kind}")
    ResponseEntity<ImportRun> upload(
            @PathVariable String kind,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "true") boolean createClasses,
            @RequestParam(defaultValue = "false") boolean endMissing,
            @RequestParam(defaultValue = "") String source)
            throws IOException {
        var importer = importers.offered(kind);
        if (!access.may(importer.permission())) throw new Forbidden(importer.permission());
        if (file == null || file.isEmpty()) throw new RuleBroken("platform.import.no-file").at("file");
        try (var in = file.getInputStream()) {
            var stored = files.store(
                    in,
                    Objects.requireNonNullElse(file.getOriginalFilename(), ""),
                    Objects.requireNonNullElse(file.getContentType(), ""),
                    "import",
                    ImportPages.MOST);
            var run = desk.check(kind, stored, new ImportOptions(createClasses, endMissing, source.strip()));
            return ResponseEntity.accepted()
                    .location(URI.create("/api/platform/v1/imports/" + run))
                    .body(permitted(run));
        }
    }

    @GetMapping("/{run}")
    ImportRun run(@PathVariable UUID run) {
        return permitted(run);
    }

    /** The refused rows in the order in which they were found. @param after number of the last one seen */
    @GetMapping("/{run}/problems")
    Problems problems(
            @PathVariable UUID run,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int size) {
        permitted(run);
        var most = Math.clamp(size, 1, MOST);
        var page = desk.problems(run, after, most + 1);
        var shown = page.stream().limit(most).toList();
        return new Problems(shown, page.size() > most ? shown.getLast().no() : null);
    }

    @PostMapping("/{run}/commit")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportRun commit(@PathVariable UUID run, @RequestBody Commit commit) {
        permitted(run);
        if (commit.mode() == null) throw new RuleBroken("platform.import.no-mode").at("mode");
        desk.commit(run, commit.mode());
        return permitted(run);
    }

    @PostMapping("/{run}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportRun cancel(@PathVariable UUID run) {
        var job = permitted(run).job();
        if (job != null) jobs.cancel(job);
        return permitted(run);
    }

    private ImportRun permitted(UUID id) {
        var run = desk.find(id).orElseThrow(() -> new NotFound("import " + id));
        if (!access.may(importers.offered(run.kind()).permission())) throw new NotFound("import " + id);
        return run;
    }
}
