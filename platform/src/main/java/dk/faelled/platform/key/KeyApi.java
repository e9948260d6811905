package dk.faelled.platform.key;

import dk.faelled.platform.Requires;
import dk.faelled.platform.Sensitive;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** API keys over HTTP. */
@RestController
@RequestMapping("/api/platform/v1/api-keys")
@Requires("platform.keys")
class KeyApi {
    private static final int PAGE = 100;
    private final KeyRegister keys;
    private final Clock clock;

    record Item(
            UUID id,
            String name,
            String prefix,
            ApiKey.Status status,
            List<String> permissions,
            List<String> cidrs,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable UUID replacedBy) {}

    record Items(List<Item> items, @Nullable UUID next) {}

    record Rotate(@Nullable Integer overlapDays) {}

    KeyApi(KeyRegister keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @GetMapping
    Items list(@RequestParam(required = false) @Nullable UUID after) {
        var page = keys.page(after, PAGE + 1);
        var shown = page.stream().limit(PAGE).map(this::item).toList();
        return new Items(shown, page.size() > PAGE ? shown.getLast().id() : null);
    }

    @Sensitive("a key opens what its maker may open, without him")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    KeyRegister.Issued issue(@RequestBody IssueKey wanted) {
        return keys.issue(wanted);
    }

    @Sensitive("a key opens what its maker may open, without him")
    @PostMapping("/{id}/rotate")
    @ResponseStatus(HttpStatus.CREATED)
    KeyRegister.Issued rotate(@PathVariable UUID id, @RequestBody(required = false) @Nullable Rotate rotate) {
        var overlap = rotate == null || rotate.overlapDays() == null ? 14 : rotate.overlapDays();
        return keys.rotate(id, overlap);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable UUID id) {
        keys.revoke(id);
    }

    private Item item(ApiKey key) {
        return new Item(
                key.id(),
                key.name(),
                key.prefix(),
                key.status(clock.instant()),
                key.permissions(),
                key.cidrs(),
                key.createdAt(),
                key.expiresAt(),
                key.lastUsedAt(),
                key.replacedBy());
    }
}
