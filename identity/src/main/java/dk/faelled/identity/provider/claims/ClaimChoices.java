package dk.faelled.identity.provider.claims;

import dk.faelled.identity.person.Person;
import dk.faelled.identity.provider.Choosing;
import dk.faelled.identity.provider.Chosen;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A claim that has several values, and may have one. */
@Component
class ClaimChoices implements Choosing {
    private final MappedClaims claims;

    ClaimChoices(MappedClaims claims) {
        this.claims = claims;
    }

    @Override
    public boolean isOpen(UUID provider, Person person, Chosen chosen) {
        return !claims.undecided(provider, person, chosen).isEmpty();
    }
}
