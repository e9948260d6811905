package dk.faelled.identity.provider.claims;

import dk.faelled.identity.person.Person;
import dk.faelled.identity.provider.Chosen;
import dk.faelled.identity.provider.ServiceProviderChanged;
import dk.faelled.identity.provider.ServiceProviders;
import dk.faelled.identity.provider.claims.Mapped.Choice;
import dk.faelled.platform.Afterwards;
import dk.faelled.platform.Audit;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.ShortMemory;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a system is told of a person, as the claims are now. */
@Service
@Transactional
public class MappedClaims {
    private final ShortMemory<Key, List<Claim>> known = new ShortMemory<>(Duration.ofSeconds(5), 10_000);
    private final ClaimTable claims;
    private final PersonSources persons;
    private final Audit audit;

    private record Key(TenantId tenant, UUID provider) {}

    private record Left(List<Mapped.Failure> claims) {}

    /** What somebody is called, and the address for mail; empty where it is not known. */
    public record Named(String name, String first, String last, String email) {
        static Named of(Source source) {
            return new Named(
                    source.field("name"), source.field("firstname"), source.field("lastname"), source.field("email"));
        }

        @Override
        public String toString() {
            return "Named[]";
        }
    }

    /** Everything, each thing asked for once. @param roles identifiers of the system roles */
    public record Told(Named named, Mapped mapped, List<String> roles) {}

    /** @param told with the first of what there is to choose between @param choices that would be there */
    public record Tried(Told told, List<Choice> choices) {}

    MappedClaims(ClaimTable claims, PersonSources persons, Audit audit) {
        this.claims = claims;
        this.persons = persons;
        this.audit = audit;
    }

    /**
     * When somebody signs in. What was left out stands in the log.
     *
     * @param rolesSystem of the role catalogue; empty for no roles
     * @param chosen what the person has chosen of several values
     * @throws NotFound where the catalogue has no such system
     */
    public Told of(UUID provider, Person person, String rolesSystem, Chosen chosen) {
        var source = persons.source(person, "identity.provider.claim");
        var mapped = Mapping.of(known(provider), source, chosen).decided();
        if (!mapped.failures().isEmpty())
            audit.changed(
                    "identity.provider.claim.fail",
                    ServiceProviders.entity(provider),
                    null,
                    new Left(mapped.failures()),
                    null);
        var roles = rolesSystem.isEmpty() ? List.<String>of() : source.systemRoles(rolesSystem);
        return new Told(Named.of(source), mapped, roles);
    }

    /** What the person still has to choose before the system can be told; empty for nothing. */
    public List<Choice> undecided(UUID provider, Person person, Chosen chosen) {
        var all = known(provider);
        if (all.stream().noneMatch(Claim::single)) return List.of();
        return Mapping.of(all, persons.source(person, "identity.provider.claim"), chosen)
                .choices();
    }

    /** As somebody would be told of, who does not sign in (IDP-28). */
    public Tried trial(UUID provider, Person person, String rolesSystem) {
        var source = persons.source(person, "identity.provider.claim.trial");
        var all = claims.of(provider);
        var choices = Mapping.of(all, source).choices();
        var first = choices.stream().collect(Collectors.toMap(Choice::name, choice -> choice.values()
                .getFirst()));
        var roles = rolesSystem.isEmpty() ? List.<String>of() : source.systemRoles(rolesSystem);
        return new Tried(new Told(Named.of(source), Mapping.of(all, source, new Chosen(first)), roles), choices);
    }

    private List<Claim> known(UUID provider) {
        return known.get(new Key(Tenant.current(), provider), () -> claims.of(provider));
    }

    @EventListener
    void on(ServiceProviderChanged changed) {
        Afterwards.run(known::changed);
    }
}
