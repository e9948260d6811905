package dk.faelled.identity.provider;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dk.faelled.identity.provider.ServiceProvider.Protocol;
import dk.faelled.identity.session.SecondFactorPolicy;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sensitive;
import dk.faelled.secondfactor.NsisLevel;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The systems that people sign in to, and their terms, over HTTP. */
@RestController
@RequestMapping(ProvidersApi.PATH)
@Requires(ProviderPages.READ)
public class ProvidersApi {
    public static final String PATH = "/api/identity/v1/providers";
    private static final int PAGE = 100;
    private final ServiceProviders providers;

    record Items(List<Provider> items, @Nullable UUID next) {}

    /**
     * @param groups ids; who is let in is in one of them, where there are any
     * @param passwordMinutes for how long a password counts; null as the domain has it
     * @param secondFactorMinutes the same of a second factor
     */
    record Provider(
            UUID id,
            String entityId,
            Protocol protocol,
            String name,
            boolean enabled,
            NsisLevel level,
            SecondFactorPolicy policy,
            List<String> exempt,
            List<String> domains,
            List<UUID> groups,
            boolean knownNetworksOnly,
            @Nullable Long passwordMinutes,
            @Nullable Long secondFactorMinutes,
            String notes) {
        static Provider of(ServiceProvider one) {
            return new Provider(
                    one.id(),
                    one.entityId(),
                    one.protocol(),
                    one.name(),
                    one.enabled(),
                    one.level(),
                    one.policy(),
                    one.exempt(),
                    one.domains(),
                    one.groups(),
                    one.knownNetworksOnly(),
                    one.password() == null ? null : one.password().toMinutes(),
                    one.secondFactor() == null ? null : one.secondFactor().toMinutes(),
                    one.notes());
        }
    }

    /** As it came: all of the terms, in the shape in which they are read; what is not among them stays. */
    @JsonIgnoreProperties({"id", "entityId", "protocol"})
    record Terms(
            @Nullable String name,
            @Nullable Boolean enabled,
            @Nullable String level,
            @Nullable String policy,
            @Nullable List<String> exempt,
            @Nullable List<String> domains,
            @Nullable List<UUID> groups,
            @Nullable Boolean knownNetworksOnly,
            @Nullable Long passwordMinutes,
            @Nullable Long secondFactorMinutes,
            @Nullable String notes) {
        /** @throws RuleBroken at the member that is absent or wrong */
        ServiceProvider on(ServiceProvider before) {
            return before.general(
                            Member.there("name", name), Member.there("notes", notes), Member.there("enabled", enabled))
                    .demanding(
                            Member.one("level", level, NsisLevel.class),
                            Member.one("policy", policy, SecondFactorPolicy.class),
                            Member.all("exempt", exempt),
                            minutes("passwordMinutes", passwordMinutes),
                            minutes("secondFactorMinutes", secondFactorMinutes))
                    .on(
                            Member.all("domains", domains),
                            Member.all("groups", groups),
                            Member.there("knownNetworksOnly", knownNetworksOnly));
        }

        private static @Nullable Duration minutes(String member, @Nullable Long minutes) {
            return minutes == null ? null : ServiceProvider.minutes(member, minutes);
        }
    }

    ProvidersApi(ServiceProviders providers) {
        this.providers = providers;
    }

    /** In the order of their ids. @param after the last one of the page before */
    @GetMapping
    Items list(@RequestParam(required = false) @Nullable UUID after) {
        var found = providers.page(after, PAGE + 1);
        var shown = found.stream().limit(PAGE).map(Provider::of).toList();
        return new Items(shown, found.size() > PAGE ? shown.getLast().id() : null);
    }

    @GetMapping("/{id}")
    Provider one(@PathVariable UUID id) {
        return Provider.of(providers.get(id));
    }

    @PutMapping("/{id}")
    @Requires(ProviderPages.WRITE)
    @Sensitive("it says who gets into other systems")
    Provider change(@PathVariable UUID id, @RequestBody Terms wish) {
        return Provider.of(providers.change(id, wish::on));
    }

    @DeleteMapping("/{id}")
    @Requires(ProviderPages.WRITE)
    @Sensitive("it says who gets into other systems")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id) {
        providers.remove(id);
    }
}
