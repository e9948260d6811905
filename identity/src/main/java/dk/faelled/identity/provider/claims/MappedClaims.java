package dk.faelled.identity.provider.claims;

import dk.faelled.identity.person.Person;
import dk.faelled.identity.provider.ServiceProviders;
import dk.faelled.platform.Audit;
import dk.faelled.platform.NotFound;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a system is told of a person, as the claims are now. */
@Service
@Transactional
public class MappedClaims {
    private final ClaimTable claims;
    private final PersonSources persons;
    private final Audit audit;

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

    MappedClaims(ClaimTable claims, PersonSources persons, Audit audit) {
        this.claims = claims;
        this.persons = persons;
        this.audit = audit;
    }

    /**
     * When somebody signs in. What was left out stands in the log.
     *
     * @param rolesSystem of the role catalogue; empty for no roles
     * @throws NotFound where the catalogue has no such system
     */
    public Told of(UUID provider, Person person, String rolesSystem) {
        var source = persons.source(person, "identity.provider.claim");
        var mapped = Mapping.of(claims.of(provider), source);
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

    /** As somebody would be told of, who does not sign in (IDP-28). */
    public Told trial(UUID provider, Person person) {
        var source = persons.source(person, "identity.provider.claim.trial");
        return new Told(Named.of(source), Mapping.of(claims.of(provider), source), List.of());
    }
}
