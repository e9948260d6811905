package dk.faelled.roles.lookup;

import dk.faelled.platform.NotFound;
import dk.faelled.platform.page.Formats;
import dk.faelled.roles.Assignments;
import dk.faelled.roles.Catalogue;
import dk.faelled.roles.ConstraintValue;
import dk.faelled.roles.EffectiveRole;
import dk.faelled.roles.EffectiveRoles;
import dk.faelled.roles.Holdings;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.Postponed;
import dk.faelled.roles.Stored;
import dk.faelled.roles.User;
import dk.faelled.roles.UserId;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.effective.GivenTable;
import dk.faelled.roles.effective.RoleUserTable;
import dk.faelled.roles.effective.TreeTable;
import dk.faelled.roles.projection.RoleSettings;
import dk.faelled.roles.rule.Resolution;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells who holds a system's roles, and limited to what. */
@Component
@Transactional(readOnly = true)
class ReadHolders {
    private final JdbcClient sql;
    private final Asked asked;
    private final CatalogueTable catalogue;
    private final RoleUserTable users;
    private final EffectiveRoles effective;
    private final GivenTable given;
    private final TreeTable tree;
    private final RoleSettings settings;
    private final Clock clock;

    /** What the caller wants to be told beside the rest. */
    record Wishes(boolean indirect, boolean descriptions, boolean valueSets, boolean postponed) {}

    ReadHolders(
            JdbcClient sql,
            Asked asked,
            CatalogueTable catalogue,
            RoleUserTable users,
            EffectiveRoles effective,
            GivenTable given,
            TreeTable tree,
            RoleSettings settings,
            Clock clock) {
        this.sql = sql;
        this.asked = asked;
        this.catalogue = catalogue;
        this.users = users;
        this.effective = effective;
        this.given = given;
        this.tree = tree;
        this.settings = settings;
        this.clock = clock;
    }

    private List<UserRole> rolesOf(Collection<ItSystem> systems) {
        var roles = new ArrayList<UserRole>();
        for (var system : systems) for (var role : catalogue.userRolesOf(system.id())) roles.add(role.value());
        return roles;
    }

    List<ReadAnswer.Assigned> ofSystem(String system, Wishes wishes, @Nullable String domain) {
        return assigned(rolesOf(asked.systems(system)), wishes, asked.domain(domain));
    }

    ReadAnswer.Assigned ofRole(long id, Wishes wishes, @Nullable String domain) {
        return assigned(List.of(role(id)), wishes, asked.domain(domain)).getFirst();
    }

    private UserRole role(long id) {
        return catalogue
                .userRole(new UserRoleId(id))
                .map(Stored::value)
                .orElseThrow(() -> new NotFound("user_role " + id));
    }

    private List<ReadAnswer.Assigned> assigned(List<UserRole> roles, Wishes wishes, long domain) {
        var ids = roles.stream().map(UserRole::id).toList();
        var known = catalogue.of(ids);
        var holders = users.read(holders(ids, domain));
        var held = effective.of(holders.stream().map(User::id).toList(), today());
        var said = wishes.postponed()
                ? given.direct(holders.stream().map(User::id).toList(), today())
                : new Assignments(List.of(), List.of(), Map.of());
        var holding = new HashMap<UserRoleId, Set<User>>();
        for (var user : holders)
            for (var row : held.getOrDefault(user.id(), Holdings.NOTHING).held())
                if (row.role() != null)
                    holding.computeIfAbsent(row.role(), _ -> new LinkedHashSet<>())
                            .add(user);
        return roles.stream()
                .map(role -> new ReadAnswer.Assigned(
                        role.id().value(),
                        role.identifier(),
                        role.name(),
                        wishes.descriptions() ? role.description() : null,
                        rights(role, known, wishes),
                        holding.getOrDefault(role.id(), Set.of()).stream()
                                .flatMap(user -> Optional.ofNullable(holder(
                                                user,
                                                role,
                                                held.getOrDefault(user.id(), Holdings.NOTHING),
                                                said,
                                                known,
                                                wishes))
                                        .stream())
                                .toList()))
                .toList();
    }

    private List<UserId> holders(Collection<UserRoleId> roles, long domain) {
        return sql
                .sql("""
                        select u.id
                          from role_user u
                         where u.domain_id = :domain
                           and u.deleted_at is null
                           and u.id in (select user_id from effective_role
                                         where user_role_id = any(:roles) and through is not null)
                        """)
                .param("domain", domain)
                .param("roles", roles.stream().map(UserRoleId::value).toArray(Long[]::new))
                .query(UUID.class)
                .list()
                .stream()
                .map(UserId::new)
                .toList();
    }

    private static ReadAnswer.@Nullable Holder holder(
            User user, UserRole role, Holdings holdings, Assignments said, Catalogue known, Wishes wishes) {
        var ways = new LinkedHashSet<String>();
        var limits = new ArrayList<ReadAnswer.Said>();
        for (var row : holdings.held()) {
            if (!role.id().equals(row.role())) continue;
            if (!wishes.indirect() && row.through() != EffectiveRole.Through.DIRECT) continue;
            ways.add(row.through().name().replace("_", ""));
            for (var one : said.of(user.id()))
                if (one.id().equals(row.assignment())) limits.addAll(said(one.postponed(), known));
        }
        return ways.isEmpty()
                ? null
                : new ReadAnswer.Holder(
                        user.id().value(), user.extUuid(), user.userId(), user.name(), List.copyOf(ways), limits);
    }

    private static List<ReadAnswer.Said> said(List<Postponed> postponed, Catalogue known) {
        return postponed.stream()
                .map(one -> new ReadAnswer.Said(
                        LimitTexts.entity(known.type(one.type())),
                        one.systemRole().value(),
                        String.join(",", one.values())))
                .toList();
    }

    private static List<ReadAnswer.Right> rights(UserRole role, Catalogue known, Wishes wishes) {
        var rights = new ArrayList<ReadAnswer.Right>();
        for (var part : role.parts()) {
            var right = known.systemRole(part.systemRole());
            if (right != null)
                rights.add(new ReadAnswer.Right(
                        right.name(),
                        right.identifier(),
                        right.weight(),
                        part.constraints().stream()
                                .map(value -> limit(value, known, wishes))
                                .toList()));
        }
        return rights;
    }

    private static ReadAnswer.RightLimit limit(ConstraintValue value, Catalogue known, Wishes wishes) {
        var type = known.type(value.type());
        return new ReadAnswer.RightLimit(
                LimitTexts.entity(type),
                LimitTexts.written(value),
                wishes.valueSets() && type != null
                        ? type.values().entrySet().stream()
                                .map(one -> new ReadAnswer.Choice(one.getKey(), one.getValue()))
                                .toList()
                        : null);
    }

    /** Per user, with what each limit comes to; what comes to nothing takes its role away where the authority is strict. */
    List<ReadAnswer.Limited> limited(String system) {
        var roles = rolesOf(asked.systems(system));
        var ids = roles.stream().map(UserRole::id).toList();
        var known = catalogue.of(ids);
        var holders = users.read(holders(ids, asked.domain(null)));
        var userIds = holders.stream().map(User::id).toList();
        var held = effective.of(userIds, today());
        var said = given.direct(userIds, today());
        var resolution = new Resolution(tree.view());
        var strict = settings.current().failClosed();
        return holders.stream()
                .map(user -> new ReadAnswer.Limited(
                        user.extUuid(),
                        user.userId(),
                        held.getOrDefault(user.id(), Holdings.NOTHING).held().stream()
                                .filter(row -> row.role() != null && ids.contains(row.role()))
                                .flatMap(row -> limited(user, row, known, said, resolution, strict).stream())
                                .distinct()
                                .toList()))
                .toList();
    }

    private static Optional<ReadAnswer.LimitedRole> limited(
            User user, EffectiveRole row, Catalogue known, Assignments said, Resolution resolution, boolean strict) {
        var role = Objects.requireNonNull(known.userRole(Objects.requireNonNull(row.role())));
        var postponed = said.of(user.id()).stream()
                .filter(one -> one.id().equals(row.assignment()))
                .flatMap(one -> one.postponed().stream())
                .toList();
        SequencedMap<String, TreeSet<String>> limits = new LinkedHashMap<>();
        for (var part : role.parts())
            for (var value : part.constraints()) {
                var type = known.type(value.type());
                if (type == null) continue;
                var values = resolution.of(user, part.systemRole(), type, value, postponed);
                if (values.isEmpty() && strict) return Optional.empty();
                if (!values.isEmpty())
                    limits.computeIfAbsent(type.entityId(), _ -> new TreeSet<>())
                            .addAll(values);
            }
        return Optional.of(new ReadAnswer.LimitedRole(
                role.identifier(),
                role.name(),
                limits.entrySet().stream()
                        .map(one -> new ReadAnswer.LimitedTo(one.getKey(), List.copyOf(one.getValue())))
                        .toList()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
    }
}
