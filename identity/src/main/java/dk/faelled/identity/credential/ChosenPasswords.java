package dk.faelled.identity.credential;

import dk.faelled.identity.password.LeakedPasswords;
import dk.faelled.identity.password.Owner;
import dk.faelled.identity.password.PasswordCheck;
import dk.faelled.identity.person.Domains;
import dk.faelled.platform.PasswordTerms;
import org.springframework.stereotype.Component;

/** A password that somebody chooses by a link keeps the rules of the domain of accounts; it has no history yet. */
@Component
class ChosenPasswords implements PasswordTerms {
    private final Domains domains;
    private final LeakedPasswords leaked;

    ChosenPasswords(Domains domains, LeakedPasswords leaked) {
        this.domains = domains;
        this.leaked = leaked;
    }

    @Override
    public void check(String userName, String displayName, String password) {
        var policy = domains.ofAccounts().policy();
        new PasswordCheck(policy, leaked::knows)
                .first(password, new Owner(userName, displayName), _ -> false)
                .ifPresent(fault -> {
                    throw OwnPasswords.broken(fault, policy);
                });
    }
}
