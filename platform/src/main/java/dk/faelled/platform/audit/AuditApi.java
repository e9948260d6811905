package dk.faelled.platform.audit;

import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import dk.faelled.platform.page.Query;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The log over HTTP, in the order of its chain: who asks with the last seq again misses nothing. */
@RestController
@RequestMapping("/api/platform/v1/audit")
@Requires(AuditPages.READ)
class AuditApi {
    private static final int MOST = 1_000;
    private final AuditSearch search;
    private final AuditProof proof;

    record Actor(String kind, String id, String name) {
        static Actor of(Found entry) {
            int colon = entry.actor().indexOf(':');
            return new Actor(
                    entry.actor()
                            .substring(0, colon)
                            .toUpperCase(java.util.Locale.ROOT)
                            .replace('-', '_'),
                    entry.actor().substring(colon + 1),
                    entry.actorName());
        }
    }

    record Item(
            @Nullable Long seq,
            UUID id,
            Instant at,
            Actor actor,
            String action,
            String entity,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            @Nullable String reason,
            @Nullable String source,
            @Nullable String ip,
            String correlation,
            boolean sealed) {
        static Item of(Found entry) {
            var payload = entry.payload() == null ? null : new Payload(entry.payload());
            return new Item(
                    entry.seq(),
                    entry.id(),
                    entry.at(),
                    Actor.of(entry),
                    entry.action(),
                    entry.entity(),
                    member(payload, "before"),
                    member(payload, "after"),
                    payload == null ? null : payload.reason(),
                    payload == null ? null : payload.source(),
                    payload == null ? null : payload.address(),
                    entry.correlation(),
                    entry.seq() != null);
        }

        private static @Nullable JsonNode member(@Nullable Payload payload, String name) {
            return payload == null || payload.member(name).isMissingNode() ? null : payload.member(name);
        }
    }

    record Items(List<Item> items, @Nullable Long next) {}

    AuditApi(AuditSearch search, AuditProof proof) {
        this.search = search;
        this.proof = proof;
    }

    /** @param after seq of the last one seen @param size 1,000 at most */
    @GetMapping
    Items changes(
            HttpServletRequest request,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int size) {
        return items("CHANGE", request, after, size);
    }

    /** Who read what about whom. */
    @GetMapping("/access")
    @Requires(AuditPages.READ_ACCESS)
    Items access(
            HttpServletRequest request,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int size) {
        return items("ACCESS", request, after, size);
    }

    /** What shows that the entry is in the chain; 404 until it is sealed. */
    @GetMapping("/{id}/proof")
    AuditProof.Proof proof(@PathVariable UUID id) {
        var entry = search.find(id)
                .filter(found -> found.stream().equals("CHANGE"))
                .orElseThrow(() -> new NotFound("audit entry " + id));
        return proof.of(entry);
    }

    private Items items(String stream, HttpServletRequest request, long after, int size) {
        var most = Math.clamp(size, 1, MOST);
        var found = search.sealed(stream, Wanted.of(Query.of(request.getQueryString())), after, most + 1);
        var shown = found.stream().limit(most).map(Item::of).toList();
        return new Items(shown, found.size() > most ? shown.getLast().seq() : null);
    }
}
