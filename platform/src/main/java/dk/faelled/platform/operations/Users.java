package dk.faelled.platform.operations;

import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.OwnRoles;
import dk.faelled.platform.OwnRoles.Role;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import dk.faelled.platform.tenancy.TenantRegister;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who may sign in to an authority, as its administrator sees it; the module {@code identity} takes this over. */
@Service
class Users {
    /** An owner is a person of the organisation, an operator is asked in by an operator. */
    private static final Set<String> OTHERWISE = Set.of(BuiltInRole.OWNER.name(), BuiltInRole.OPERATOR.name());

    private final UserTable table;
    private final AccountLinks links;
    private final TenantRegister tenants;
    private final OwnRoles roles;
    private final AccessDecider access;
    private final Clock clock;

    Users(
            UserTable table,
            AccountLinks links,
            TenantRegister tenants,
            OwnRoles roles,
            AccessDecider access,
            Clock clock) {
        this.table = table;
        this.links = links;
        this.tenants = tenants;
        this.roles = roles;
        this.access = access;
        this.clock = clock;
    }

    /** With what they hold, or are to hold, in words. */
    @Transactional(readOnly = true)
    public List<UsersView.Line> page(String after, int size) {
        var users = table.page(after, size, clock.instant());
        var held = roles.of(users.stream()
                .flatMap(user -> Stream.ofNullable(user.account()))
                .toList());
        var names = roles.all().stream().collect(Collectors.toMap(Role::id, Users::name));
        return users.stream().map(user -> line(user, held, names)).toList();
    }

    private UsersView.Line line(UserTable.User user, Map<UUID, Set<String>> held, Map<String, String> names) {
        var account = user.account();
        var ids = account == null ? user.offered() : held.getOrDefault(account, Set.of());
        return new UsersView.Line(
                user.userName(),
                user.displayName(),
                ids.stream().map(id -> names.getOrDefault(id, id)).sorted().collect(Collectors.joining(", ")),
                account == null,
                account == null ? null : roles.page(account).orElse(null));
    }

    /** A built-in role is called the same everywhere, in the language of the reader. */
    private static String name(Role role) {
        return Arrays.stream(BuiltInRole.values())
                        .anyMatch(built -> built.name().equals(role.id()))
                ? Messages.text("platform.users.role." + role.id())
                : role.name();
    }

    /** The roles that the one who asks may bring somebody in with: none that lets them do what he or she may not. */
    @Transactional(readOnly = true)
    public List<Option> offered() {
        var held = access.held();
        return roles.all().stream()
                .filter(role -> !OTHERWISE.contains(role.id()) && held.containsAll(role.permissions()))
                .map(role -> new Option(role.id(), name(role)))
                .toList();
    }

    /**
     * A one-time link by which somebody chooses a password; an earlier one for the same user name gives way.
     *
     * @throws RuleBroken where the user is there already, or something is wrong with name or role
     */
    @Transactional
    public Authorities.Opened invite(String userName, String displayName, String role) {
        var tenant = tenants.find(Tenant.current()).orElseThrow();
        var named = OpenAuthority.of(
                tenant.cvr(), null, AuthorityFacts.of("", tenant.name(), List.of(), null), userName, displayName);
        if (offered().stream().noneMatch(each -> each.value().equals(role)))
            throw new RuleBroken("platform.users.role-unknown").at("role");
        if (table.has(named.userName())) throw new RuleBroken("platform.users.taken", named.userName()).at("userName");
        return new Authorities.Opened(
                tenant, links.make(named.userName(), named.displayName(), Set.of(role), Authorities.LIFE));
    }
}
