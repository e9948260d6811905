package dk.faelled.identity.provider.history;

import dk.faelled.identity.provider.ProviderPages;
import dk.faelled.identity.provider.ProvidersApi;
import dk.faelled.identity.provider.ServiceProviders;
import dk.faelled.platform.Requires;
import dk.faelled.platform.Sensitive;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a system has been set up, and the way back, over HTTP (BEY-10). */
@RestController
@RequestMapping(ProvidersApi.PATH + "/{id}/history")
@Requires(ProviderPages.READ)
class ProviderHistoryApi {
    private static final int PAGE = 25;
    private static final JsonMapper JSON = new JsonMapper();
    private final ServiceProviders providers;
    private final Histories histories;

    /** @param next what {@code before} is for the page after this one */
    record Items(List<Item> items, @Nullable Integer next) {}

    /**
     * @param by whoever made it so; empty for what it was before anything was kept
     * @param counts now
     * @param possible it can be led back to
     * @param state the part as it was
     * @param differences from the version of the part before, in words
     */
    record Item(
            int number,
            Part part,
            String by,
            Instant at,
            boolean counts,
            boolean possible,
            JsonNode state,
            List<Difference> differences) {
        static Item of(Histories.Change change) {
            var version = change.version();
            return new Item(
                    version.number(),
                    version.part(),
                    version.by(),
                    version.at(),
                    change.counts(),
                    change.possible(),
                    JSON.readTree(version.state()),
                    change.differences());
        }
    }

    ProviderHistoryApi(ServiceProviders providers, Histories histories) {
        this.providers = providers;
        this.histories = histories;
    }

    /** The latest first. @param before a number: what lies further back than that */
    @GetMapping
    Items list(@PathVariable UUID id, @RequestParam(required = false) @Nullable Integer before) {
        providers.get(id);
        var found = histories.of(id, before, PAGE + 1);
        var shown = found.stream().limit(PAGE).map(Item::of).toList();
        return new Items(shown, found.size() > PAGE ? shown.getLast().number() : null);
    }

    @PostMapping("/{number}/back")
    @Requires(ProviderPages.WRITE)
    @Sensitive("it says who gets into other systems")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void back(@PathVariable UUID id, @PathVariable int number) {
        providers.get(id);
        histories.back(id, number);
    }
}
