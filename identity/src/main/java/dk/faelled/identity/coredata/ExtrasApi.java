package dk.faelled.identity.coredata;

import dk.faelled.identity.person.JobFunction;
import dk.faelled.platform.Cpr;
import dk.faelled.platform.Requires;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Job function roles and attributes for KOMBIT, loaded and told (identity 5.3). */
@RestController
@RequestMapping(CoreDataRights.PATH)
@Requires(CoreDataRights.COREDATA)
class ExtrasApi extends CoreDataAnswers {
    private static final int PAGE = 500;
    private final ExtraLoading loading;
    private final ExtraTable table;
    private final LoadedDomains domains;
    private final LoadedPersons reading;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    /** As it is loaded. */
    record Holder(String samAccountName, @Nullable String uuid, List<JobFunction> jfrs) {}

    record Holders(String domain, List<Holder> entryList) {}

    ExtrasApi(
            ExtraLoading loading,
            ExtraTable table,
            LoadedDomains domains,
            LoadedPersons reading,
            JsonMapper json,
            PlatformTransactionManager transactions) {
        this.loading = loading;
        this.table = table;
        this.domains = domains;
        this.reading = reading;
        this.json = json;
        transaction = new TransactionTemplate(transactions);
    }

    @PostMapping("/jfr/full")
    ResponseEntity<Void> jobs(InputStream in) {
        return taken(loading.jobs(in));
    }

    @PostMapping("/jfr/delta")
    ResponseEntity<Void> jobChanges(InputStream in) {
        return taken(loading.jobChanges(in));
    }

    @PostMapping("/kombitAttributes/load/full")
    ResponseEntity<Void> kombit(InputStream in) {
        return taken(loading.kombit(in));
    }

    @PostMapping({"/kombitAttributes/single", "/kombitAttributes/load/single"})
    ResponseEntity<Void> kombitOf(@RequestParam String domain, InputStream in) {
        return taken(loading.kombitOf(domain, in));
    }

    /** Whoever has any, in the shape of a load, written as it is read. */
    @GetMapping("/jfr")
    void all(@RequestParam String domain, HttpServletResponse response) throws IOException {
        var tree = domains.tree(domain);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        try (var out = json.createGenerator(response.getOutputStream())) {
            out.writeStartObject();
            out.writeStringProperty("domain", tree.top().name());
            out.writeArrayPropertyStart("entryList");
            for (var one : tree.all()) {
                var after = "";
                while (true) {
                    var last = after;
                    var page = Objects.requireNonNull(
                            transaction.execute(_ -> table.page(Extra.JOBS, one.id(), last, PAGE)));
                    for (var kept : page) out.writePOJO(holder(kept));
                    if (page.size() < PAGE) break;
                    after = page.getLast().userName();
                }
            }
            out.writeEndArray();
            out.writeEndObject();
        }
    }

    /** Of each user name of whoever has the number. */
    @GetMapping("/jfr/{cpr:\\d{10}}")
    ResponseEntity<?> of(@PathVariable String cpr, @RequestParam String domain) {
        var tree = domains.tree(domain);
        var persons =
                reading.withCpr(tree, new Cpr(cpr)).stream().map(LoadedRow::id).toList();
        if (persons.isEmpty())
            return text(HttpStatus.NOT_FOUND, Fault.of("nobody.cpr", tree.top().name()));
        var found = Objects.requireNonNull(transaction.execute(_ -> table.of(Extra.JOBS, persons)));
        return ResponseEntity.ok(
                new Holders(tree.top().name(), found.stream().map(this::holder).toList()));
    }

    private Holder holder(ExtraTable.Kept kept) {
        return new Holder(
                kept.userName(), kept.uuid() == null ? null : kept.uuid().toString(), loading.jobs(kept.value()));
    }
}
