package dk.faelled.identity.coredata;

import dk.faelled.platform.Cpr;
import dk.faelled.platform.Requires;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** What is kept of persons that were loaded, in the shape of a load; long lists are written as they are read. */
@RestController
@RequestMapping(CoreDataRights.PATH)
@Requires(CoreDataRights.COREDATA)
class CoreDataReadApi extends CoreDataAnswers {
    private static final int PAGE = 500;
    private final LoadedDomains domains;
    private final LoadedPersons reading;
    private final StatusOf status;
    private final JsonMapper json;
    private final Clock clock;

    /** As it is loaded. */
    record Loaded(String domain, @Nullable String globalSubDomain, List<PersonSaid> entryList) {}

    record Found(String cpr, String name, @Nullable String email, String samAccountName) {}

    /** @param nemloginUserUuid of the user in NemLog-in, as it was loaded */
    record NemLogin(
            String cpr, String samAccountName, @Nullable String nemloginUserUuid, boolean active) {}

    /** @param mitIdErhvervStatus null: nobody is told of to MitID Erhverv from here yet */
    record Standing(
            @Nullable String mitIdErhvervStatus,
            @Nullable String mitIdErhvervUuid,
            @Nullable String mitIdErhvervRid,
            boolean mitIdErhvervPrivateMitID,
            boolean mitIdErhvervQualifiedSignature,
            boolean os2faktorLocked,
            boolean os2faktorActiveCorporateId,
            boolean os2faktorBadPassword) {}

    CoreDataReadApi(LoadedDomains domains, LoadedPersons reading, StatusOf status, JsonMapper json, Clock clock) {
        this.domains = domains;
        this.reading = reading;
        this.status = status;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping
    void all(
            @RequestParam String domain,
            @RequestParam(defaultValue = "false") boolean onlyNsisAllowed,
            HttpServletResponse response)
            throws IOException {
        var tree = domains.tree(domain);
        write(response, out -> {
            out.writeStartObject();
            out.writeStringProperty("domain", tree.top().name());
            out.writeNullProperty("globalSubDomain");
            out.writeArrayPropertyStart("entryList");
            each(
                    tree,
                    onlyNsisAllowed,
                    false,
                    out,
                    (rows, to) -> rows.forEach(row -> to.writePOJO(row.said(tree.subDomain(row.domain())))));
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    /** Those too who are not posted any more. */
    @GetMapping("/status")
    void status(@RequestParam String domain, HttpServletResponse response) throws IOException {
        var tree = domains.tree(domain);
        write(response, out -> {
            out.writeStartArray();
            each(tree, false, true, out, (rows, to) -> status.of(rows).forEach(to::writePOJO));
            out.writeEndArray();
        });
    }

    @GetMapping("/nemloginStatus")
    void nemLogin(@RequestParam String domain, HttpServletResponse response) throws IOException {
        var tree = domains.tree(domain);
        var now = clock.instant();
        write(response, out -> {
            out.writeStartObject();
            out.writeStringProperty("domain", tree.top().name());
            out.writeArrayPropertyStart("entries");
            each(tree, false, false, out, (rows, to) -> rows.stream()
                    .filter(row -> row.nemlogin() != null)
                    .forEach(row -> to.writePOJO(new NemLogin(
                            row.number(), row.userName(), String.valueOf(row.nemlogin()), row.isActive(now)))));
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    private interface Writing {
        void to(JsonGenerator out);
    }

    private void write(HttpServletResponse response, Writing writing) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        try (var out = json.createGenerator(response.getOutputStream())) {
            writing.to(out);
        }
    }

    /** One domain of the tree after the other, page by page. */
    private void each(
            Tree tree,
            boolean onlyAllowed,
            boolean gone,
            JsonGenerator out,
            BiConsumer<List<LoadedRow>, JsonGenerator> write) {
        for (var domain : tree.all()) {
            var after = "";
            while (true) {
                var rows = reading.page(domain.id(), after, PAGE, onlyAllowed, gone);
                write.accept(rows, out);
                if (rows.size() < PAGE) break;
                after = rows.getLast().userName();
            }
        }
    }

    @GetMapping("/{cpr:\\d{10}}")
    ResponseEntity<?> one(@PathVariable String cpr, @RequestParam String domain) {
        var tree = domains.tree(domain);
        var found = reading.withCpr(tree, new Cpr(cpr)).stream()
                .map(row -> row.said(tree.subDomain(row.domain())))
                .toList();
        return found.isEmpty()
                ? text(HttpStatus.NOT_FOUND, Fault.of("nobody.cpr", tree.top().name()))
                : ResponseEntity.ok(new Loaded(tree.top().name(), null, found));
    }

    @GetMapping("/cprLookup")
    ResponseEntity<?> number(@RequestParam String userId, @RequestParam String domain) {
        var tree = domains.tree(domain);
        var found = reading.named(tree, userId.strip().toLowerCase(Locale.ROOT));
        return found.isEmpty()
                ? nobody(tree, userId)
                : ResponseEntity.ok(new Found(
                        found.get().number(),
                        found.get().name(),
                        found.get().email(),
                        found.get().userName()));
    }

    @GetMapping("/nemlogin/lookup/{userId}")
    ResponseEntity<?> standing(@PathVariable String userId, @RequestParam String domain) {
        var tree = domains.tree(domain);
        var found = reading.named(tree, userId.strip().toLowerCase(Locale.ROOT));
        if (found.isEmpty()) return nobody(tree, userId);
        var row = found.get();
        var stands = status.of(List.of(row)).getFirst();
        return ResponseEntity.ok(new Standing(
                null,
                row.nemlogin() == null ? null : row.nemlogin().toString(),
                row.rid(),
                row.privateMitId(),
                row.qualified(),
                !row.isActive(clock.instant()) || stands.lockedPassword(),
                !"NONE".equals(row.level()),
                stands.badPassword()));
    }

    private static ResponseEntity<String> nobody(Tree tree, String userId) {
        return text(HttpStatus.NOT_FOUND, Fault.of("nobody.user", tree.top().name(), userId));
    }
}
