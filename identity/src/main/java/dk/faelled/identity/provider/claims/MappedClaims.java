package dk.faelled.identity.provider.claims;

import dk.faelled.identity.person.Person;
import dk.faelled.identity.provider.ServiceProviders;
import dk.faelled.platform.Audit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a system is told of a person, as the claims are now. */
@Service
@Transactional
public class MappedClaims {
    private final ClaimTable claims;
    private final KnownPersons persons;
    private final Audit audit;

    private record Left(List<Mapped.Failure> claims) {}

    /** What somebody is called, and the address for mail; empty where it is not known. */
    public record Named(String name, String first, String last, String email) {
        @Override
        public String toString() {
            return "Named[]";
        }
    }

    MappedClaims(ClaimTable claims, KnownPersons persons, Audit audit) {
        this.claims = claims;
        this.persons = persons;
        this.audit = audit;
    }

    /** When somebody signs in. What was left out stands in the log. */
    public Mapped of(UUID provider, Person person) {
        var mapped = Mapping.of(claims.of(provider), persons.source(person, "identity.provider.claim"));
        if (!mapped.failures().isEmpty())
            audit.changed(
                    "identity.provider.claim.fail",
                    ServiceProviders.entity(provider),
                    null,
                    new Left(mapped.failures()),
                    null);
        return mapped;
    }

    /** As somebody would be told of, who does not sign in (IDP-28). */
    public Mapped trial(UUID provider, Person person) {
        return Mapping.of(claims.of(provider), persons.source(person, "identity.provider.claim.trial"));
    }

    @Transactional(readOnly = true)
    public Named named(Person person) {
        var source = persons.source(person, "identity.provider.claim");
        return new Named(
                source.field("name"), source.field("firstname"), source.field("lastname"), source.field("email"));
    }

    /** Identifiers of the system roles of somebody. @throws NotFound where the catalogue has no such system */
    @Transactional(readOnly = true)
    public List<String> systemRoles(Person person, String system) {
        return persons.source(person, "identity.provider.claim").systemRoles(system);
    }
}
