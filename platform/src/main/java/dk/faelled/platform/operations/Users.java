package dk.faelled.platform.operations;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.tenancy.TenantRegister;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who may sign in to an authority, as its administrator sees it; the module {@code identity} takes this over. */
@Service
class Users {
    /** The others come otherwise: an owner is a person of the organisation, an operator is asked in by an operator. */
    static final Set<BuiltInRole> OFFERED =
            EnumSet.of(BuiltInRole.READER, BuiltInRole.EDITOR, BuiltInRole.ADMINISTRATOR, BuiltInRole.AUDITOR);

    private final UserTable table;
    private final AccountLinks links;
    private final TenantRegister tenants;
    private final Clock clock;

    Users(UserTable table, AccountLinks links, TenantRegister tenants, Clock clock) {
        this.table = table;
        this.links = links;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<UserTable.User> page(String after, int size) {
        return table.page(after, size, clock.instant());
    }

    /**
     * A one-time link by which somebody chooses a password; an earlier one for the same user name gives way.
     *
     * @throws RuleBroken where the user is there already, or something is wrong with name or role
     */
    @Transactional
    public Authorities.Opened invite(String userName, String displayName, String role) {
        var tenant = tenants.find(Tenant.current()).orElseThrow();
        var named = OpenAuthority.of(tenant.cvr(), "", tenant.name(), null, List.of(), userName, displayName);
        var wanted = OFFERED.stream()
                .filter(each -> each.name().equals(role))
                .findAny()
                .orElseThrow(() -> new RuleBroken("platform.users.role-unknown").at("role"));
        if (table.has(named.userName())) throw new RuleBroken("platform.users.taken", named.userName()).at("userName");
        return new Authorities.Opened(
                tenant, links.make(named.userName(), named.displayName(), Set.of(wanted), Authorities.LIFE));
    }
}
