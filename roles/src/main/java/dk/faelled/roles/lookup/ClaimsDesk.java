package dk.faelled.roles.lookup;

import dk.faelled.platform.Audit;
import dk.faelled.platform.NotFound;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.Profile;
import dk.faelled.roles.RelyingPartyClaims;
import dk.faelled.roles.RoleClaims;
import dk.faelled.roles.User;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the identity provider of rights: the same as systems outside are told. */
@Component
@Transactional(readOnly = true)
class ClaimsDesk implements RelyingPartyClaims {
    private final LookupDesk lookup;
    private final Asked asked;
    private final Audit audit;

    ClaimsDesk(LookupDesk lookup, Asked asked, Audit audit) {
        this.lookup = lookup;
        this.asked = asked;
        this.audit = audit;
    }

    @Override
    public Optional<RoleClaims> of(Account account, String system) {
        var systems = systems(system);
        return user(account).map(user -> lookup.claims(user, systems));
    }

    @Override
    public Optional<Profile> profile(Account account, String system) {
        var systems = systems(system);
        return user(account).map(user -> lookup.profile(user, systems));
    }

    /** Null for all. */
    private @Nullable List<ItSystem> systems(String called) {
        return called.isBlank() ? null : asked.systems(called);
    }

    private Optional<User> user(Account account) {
        var domain = asked.domain(account.domain());
        return found(account.userName(), domain)
                .or(() -> found(account.uuid().toString(), domain))
                .filter(user -> !user.disabled() && !user.deleted())
                .map(user -> {
                    audit.viewed("roles.lookup", List.of("role-user:" + user.id()));
                    return user;
                });
    }

    private Optional<User> found(String called, long domain) {
        try {
            return Optional.of(asked.user(called, domain));
        } catch (NotFound nobody) {
            return Optional.empty();
        }
    }
}
