package dk.faelled.platform.operations;

import dk.faelled.platform.Tenant;
import dk.faelled.platform.tenancy.TenantRegister;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** One-time links for modules above: somebody chooses a password, for an account that is there or that the link makes. */
@Component
public class Invitations {
    private final AccountLinks links;
    private final TenantRegister tenants;

    /** @param path on this host; shown once and kept by nobody */
    public record Invitation(String path, Instant expiresAt) {
        @Override
        public String toString() {
            return "Invitation[expiresAt=" + expiresAt + "]";
        }
    }

    Invitations(AccountLinks links, TenantRegister tenants) {
        this.links = links;
        this.tenants = tenants;
    }

    /** Into the current authority, with no role but those that one has already. Earlier links of the user are worth nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Invitation invite(String userName, String displayName, @Nullable UUID person, Duration life) {
        var made = links.make(userName, displayName, Set.of(), person, life);
        var cvr = tenants.find(Tenant.current()).orElseThrow().cvr();
        return new Invitation(FirstOperator.path(cvr, made.token()), made.expiresAt());
    }
}
