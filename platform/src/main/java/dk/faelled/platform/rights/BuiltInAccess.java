package dk.faelled.platform.rights;

import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.AccountRights;
import dk.faelled.platform.Accounts;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Context;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The rights of the built-in roles, read again after at most five seconds; those of a key are the key's own. */
@Component
public class BuiltInAccess implements AccessDecider, AccountRights {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final String OPERATOR = "platform.operator";
    private static final int REMEMBERED = 10_000;
    private final Map<Caller, Decision> decisions = new ConcurrentHashMap<>();
    private final Accounts accounts;
    private final PermissionCatalogue catalogue;
    private final Tenants tenants;

    private record Caller(UUID tenant, UUID account) {}

    private record Decision(Set<String> held, Instant at) {}

    BuiltInAccess(Accounts accounts, PermissionCatalogue catalogue, Tenants tenants) {
        this.tenants = tenants;
        this.accounts = accounts;
        this.catalogue = catalogue;
    }

    @Override
    public Set<String> held() {
        var context = Context.ifBound();
        if (context == null) return Set.of();
        return switch (context.actor().kind()) {
            case SYSTEM -> Set.copyOf(catalogue.all().stream().map(p -> p.id()).toList());
            case PERSON, OPERATOR, API_KEY -> CallerRights.current();
            case ANONYMOUS -> Set.of();
        };
    }

    /** What an account holds in the current tenant. */
    public Set<String> ofAccount(UUID account) {
        var caller = new Caller(Context.current().tenant().value(), account);
        var decision = decisions.get(caller);
        var now = Instant.now();
        if (decision == null || decision.at().plus(FRESH).isBefore(now)) {
            if (decisions.size() > REMEMBERED) decisions.clear();
            decision = new Decision(holding(accounts.roles(account).orElse(Set.of())), now);
            decisions.put(caller, decision);
        }
        return decision.held();
    }

    @Override
    public Set<String> heldBy(UUID actor) {
        return holding(accounts.rolesOf(actor));
    }

    private Set<String> holding(Set<BuiltInRole> roles) {
        var held = new HashSet<String>();
        for (var role : roles) held.addAll(catalogue.holding(role));
        // nobody of an authority runs the installation, whatever role its administrator gave him
        if (!isOperators()) held.remove(OPERATOR);
        return Set.copyOf(held);
    }

    private boolean isOperators() {
        return tenants.find(Context.current().tenant())
                .filter(tenant -> tenant.kind() == TenantInfo.Kind.OPERATOR)
                .isPresent();
    }
}
