package dk.faelled.identity.provider.claims;

import dk.faelled.identity.provider.Member;
import dk.faelled.identity.provider.ProviderPages;
import dk.faelled.identity.provider.ProvidersApi;
import dk.faelled.identity.provider.ServiceProviders;
import dk.faelled.identity.provider.claims.Claim.Kind;
import dk.faelled.identity.provider.claims.Claim.Operation;
import dk.faelled.platform.Ids;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sensitive;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a system is told, over HTTP, and tried for a person (IDP-27, IDP-28). */
@RestController
@RequestMapping(ProvidersApi.PATH + "/{provider}")
@Requires(ProviderPages.READ)
class ClaimsApi {
    private final Claims claims;
    private final ServiceProviders providers;
    private final Trials trials;

    record Items(List<Item> items) {}

    /** @param id as it was read; null, or one that the system has not, for a new one */
    record Item(
            @Nullable UUID id,
            @Nullable String name,
            @Nullable String kind,
            @Nullable String value,
            @Nullable String operation,
            @Nullable String system,
            @Nullable String role,
            @Nullable Boolean required,
            @Nullable Boolean single) {
        static Item of(Claim claim) {
            var operation = claim.operation();
            return new Item(
                    claim.id(),
                    claim.name(),
                    claim.kind().name(),
                    claim.value(),
                    operation == null ? null : operation.name(),
                    claim.system(),
                    claim.role(),
                    claim.required(),
                    claim.single());
        }

        Claim of(UUID provider, Set<UUID> known, int place) {
            try {
                var as = Member.one("kind", kind, Kind.class);
                return new Claim(
                        id != null && known.contains(id) ? id : Ids.next(),
                        provider,
                        Member.there("name", name).strip(),
                        as,
                        value == null ? "" : value,
                        operation == null ? null : Member.one("operation", operation, Operation.class),
                        system,
                        role,
                        Boolean.TRUE.equals(required),
                        Boolean.TRUE.equals(single));
            } catch (RuleBroken broken) {
                throw broken.at("items." + place + "." + broken.field());
            }
        }
    }

    /** @param items all of them; those that are not among them are removed */
    record Wish(@Nullable List<Item> items) {
        List<Claim> of(UUID provider, Set<UUID> known) {
            var all = new ArrayList<Claim>();
            for (var item : Member.all("items", items)) all.add(item.of(provider, known, all.size()));
            var ids = new HashSet<UUID>();
            for (var claim : all)
                if (!ids.add(claim.id())) throw new RuleBroken("identity.claim.twice", claim.id()).at("items");
            return all;
        }
    }

    /** @param person a user name, with its domain behind an {@code @} where several have it */
    record Trial(@Nullable String person) {}

    ClaimsApi(Claims claims, ServiceProviders providers, Trials trials) {
        this.claims = claims;
        this.providers = providers;
        this.trials = trials;
    }

    @GetMapping("/claims")
    Items list(@PathVariable UUID provider) {
        providers.get(provider);
        return new Items(claims.of(provider).stream().map(Item::of).toList());
    }

    @PutMapping("/claims")
    @Requires(ProviderPages.WRITE)
    @Sensitive("it says what other systems believe of people")
    Items become(@PathVariable UUID provider, @RequestBody Wish wish) {
        providers.get(provider);
        var known = claims.of(provider).stream().map(Claim::id).collect(Collectors.toSet());
        claims.become(provider, wish.of(provider, known));
        return list(provider);
    }

    @PostMapping("/trial")
    @Requires(ProviderPages.WRITE)
    @Sensitive("it shows what other systems are told of somebody")
    ClaimViews.Trial trial(@PathVariable UUID provider, @RequestBody Trial wish, HttpServletRequest request) {
        var one = providers.get(provider);
        return trials.of(one, Member.there("person", wish.person()), request);
    }
}
