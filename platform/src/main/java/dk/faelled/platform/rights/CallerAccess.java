package dk.faelled.platform.rights;

import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.AccountRights;
import dk.faelled.platform.Accounts;
import dk.faelled.platform.Context;
import dk.faelled.platform.OwnRoles;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What callers may do: the roles of the program decide for those who sign in; the rights of a key are the key's own. */
@Component
public class CallerAccess implements AccessDecider, AccountRights {
    private static final String OPERATOR = "platform.operator";
    /** What everybody who can sign in may do, with whatever role or none. */
    private static final String EVERYBODY = "platform.home";

    private final Accounts accounts;
    private final OwnRoles roles;
    private final Decisions decisions;
    private final PermissionCatalogue catalogue;
    private final Tenants tenants;

    CallerAccess(
            Accounts accounts, OwnRoles roles, Decisions decisions, PermissionCatalogue catalogue, Tenants tenants) {
        this.accounts = accounts;
        this.roles = roles;
        this.decisions = decisions;
        this.catalogue = catalogue;
        this.tenants = tenants;
    }

    @Override
    public Set<String> held() {
        var context = Context.ifBound();
        if (context == null) return Set.of();
        return switch (context.actor().kind()) {
            case SYSTEM -> catalogue.ids();
            case PERSON, OPERATOR, API_KEY -> CallerRights.current();
            case ANONYMOUS -> Set.of();
        };
    }

    /** What somebody signed in with the account of the current authority holds; remembered for a moment. */
    public Set<String> ofAccount(UUID account, UUID actor) {
        return decisions.of(Context.current().tenant(), account, () -> decide(account, actor));
    }

    @Override
    public Set<String> heldBy(UUID actor) {
        return decide(actor, actor);
    }

    private Set<String> decide(UUID opened, UUID actor) {
        if (!accounts.isOpen(opened)) return Set.of();
        var held = new HashSet<>(roles.held(actor));
        // a right that no module declares any more opens nothing
        held.retainAll(catalogue.ids());
        held.add(EVERYBODY);
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
