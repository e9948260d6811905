package dk.faelled.identity.coredata;

import dk.faelled.identity.group.Group;
import dk.faelled.identity.group.Groups;
import dk.faelled.platform.Cpr;
import dk.faelled.platform.Requires;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Groups are loaded and told, whole or one member at a time (identity 5.3). */
@RestController
@RequestMapping(CoreDataRights.PATH + "/groups")
@Requires(CoreDataRights.COREDATA)
class GroupsApi extends CoreDataAnswers {
    private static final UUID FIRST = new UUID(0, 0);
    private static final int PAGE = 200;
    private static final int MEMBERS = 5_000;
    private static final int UUID_LENGTH = 36;
    private final GroupLoading loading;
    private final LoadedDomains domains;
    private final LoadedPersons reading;
    private final Groups groups;
    private final PostedBody body;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    /** A person to be put into a group or taken out of it. */
    record Single(
            @Nullable String groupUuid,

            @com.fasterxml.jackson.annotation.JsonProperty("sAMAccountName") @Nullable
            String sAMAccountName) {}

    private record Meant(Group group, UUID person) {}

    GroupsApi(
            GroupLoading loading,
            LoadedDomains domains,
            LoadedPersons reading,
            Groups groups,
            PostedBody body,
            JsonMapper json,
            PlatformTransactionManager transactions) {
        this.loading = loading;
        this.domains = domains;
        this.reading = reading;
        this.groups = groups;
        this.body = body;
        this.json = json;
        transaction = new TransactionTemplate(transactions);
    }

    @PostMapping("/load/full")
    ResponseEntity<Void> full(InputStream in) {
        return taken(loading.full(in));
    }

    @PostMapping("/load/delta")
    ResponseEntity<Void> delta(InputStream in) {
        return taken(loading.delta(in));
    }

    /** In the shape of a load, written as it is read. */
    @GetMapping
    void all(@RequestParam String domain, HttpServletResponse response) throws IOException {
        var tree = domains.tree(domain);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        try (var out = json.createGenerator(response.getOutputStream())) {
            out.writeStartObject();
            out.writeStringProperty("domain", tree.top().name());
            out.writeArrayPropertyStart("groups");
            var after = FIRST;
            while (true) {
                var page = groups.page(tree.ids(), after, PAGE);
                for (var group : page) out.writePOJO(said(group, members(group)));
                if (page.size() < PAGE) break;
                after = page.getLast().id();
            }
            out.writeEndArray();
            out.writeEndObject();
        }
    }

    private List<String> members(Group group) {
        var all = new ArrayList<String>();
        while (true) {
            var page = groups.members(group.id(), all.isEmpty() ? "" : all.getLast(), MEMBERS);
            all.addAll(page);
            if (page.size() < MEMBERS) return all;
        }
    }

    private static GroupSaid said(Group group, List<String> members) {
        return new GroupSaid(group.uuid().toString(), group.name(), group.description(), List.copyOf(members));
    }

    /** The groups of whoever has the number, with those of his or her user names that are in them. */
    @GetMapping("/{cpr:\\d{10}}")
    ResponseEntity<?> of(@PathVariable String cpr, @RequestParam String domain) {
        var tree = domains.tree(domain);
        var persons = reading.withCpr(tree, new Cpr(cpr));
        if (persons.isEmpty())
            return text(HttpStatus.NOT_FOUND, Fault.of("nobody.cpr", tree.top().name()));
        var found = new LinkedHashMap<UUID, GroupSaid>();
        for (var person : persons)
            for (var group : groups.of(person.id()))
                found.merge(
                        group.id(),
                        said(group, List.of(person.userName())),
                        (one, other) -> said(group, both(one, other)));
        return ResponseEntity.ok(found.values());
    }

    private static List<String> both(GroupSaid one, GroupSaid other) {
        var all = new ArrayList<String>();
        for (var said : List.of(one, other))
            if (said.members() != null) for (var member : said.members()) if (member != null) all.add(member);
        return all;
    }

    @PutMapping("/single")
    ResponseEntity<Void> add(@RequestParam String domain, InputStream in) {
        var said = body.one(in, Single.class);
        transaction.executeWithoutResult(_ -> {
            var meant = meant(domain, said);
            groups.add(meant.group(), meant.person());
        });
        return ResponseEntity.ok().build();
    }

    @DeleteMapping("/single")
    ResponseEntity<Void> remove(@RequestParam String domain, InputStream in) {
        var said = body.one(in, Single.class);
        transaction.executeWithoutResult(_ -> {
            var meant = meant(domain, said);
            groups.remove(meant.group(), meant.person());
        });
        return ResponseEntity.ok().build();
    }

    private Meant meant(String domain, Single said) {
        var tree = domains.tree(domain);
        var name = said.sAMAccountName() == null
                ? ""
                : said.sAMAccountName().strip().toLowerCase(Locale.ROOT);
        var person = reading.named(tree, name)
                .orElseThrow(() -> CoreDataRefused.wrong(
                        Fault.of("nobody.called", tree.top().name(), name)));
        var group = groups.loaded(tree.ids(), uuid(said.groupUuid()))
                .orElseThrow(() ->
                        CoreDataRefused.wrong(Fault.of("group.none", tree.top().name())));
        return new Meant(group, person.id());
    }

    private static UUID uuid(@Nullable String said) {
        try {
            if (said != null && said.strip().length() == UUID_LENGTH) return UUID.fromString(said.strip());
        } catch (IllegalArgumentException notOne) {
            // told below
        }
        throw CoreDataRefused.wrong(Fault.of("group.uuid"));
    }
}
