package dk.faelled.identity.credential;

import dk.faelled.identity.person.Domains;
import dk.faelled.platform.LockTerms;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** How many wrong passwords lock an account, and for how long, is what its domain says; never longer than an hour. */
@Component
class DomainLocks implements LockTerms {
    private static final Duration LONGEST = Duration.ofMinutes(60);
    private final Domains domains;

    DomainLocks(Domains domains) {
        this.domains = domains;
    }

    @Override
    public Terms of(UUID account) {
        var policy = domains.of(account).policy();
        return new Terms(policy.tries(), Duration.ofMinutes(policy.lockMinutes()), LONGEST);
    }
}
