package dk.faelled.roles.giving;

import dk.faelled.platform.Audit;
import dk.faelled.platform.page.Formats;
import dk.faelled.roles.Assignments;
import dk.faelled.roles.Catalogue;
import dk.faelled.roles.EffectiveRole;
import dk.faelled.roles.EffectiveRoles;
import dk.faelled.roles.Holdings;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.OrganisationView;
import dk.faelled.roles.Postponed;
import dk.faelled.roles.TitleId;
import dk.faelled.roles.User;
import dk.faelled.roles.UserId;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.effective.GivenTable;
import dk.faelled.roles.effective.Recomputing;
import dk.faelled.roles.effective.RoleUserTable;
import dk.faelled.roles.effective.TreeTable;
import dk.faelled.roles.lookup.Asked;
import dk.faelled.roles.rights.Allowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells how users hold what they hold, and works it out again where somebody doubts it. */
@Component
@Transactional
class HeldDesk {
    private static final int AT_ONCE = 500;
    private static final String CAUSE = "roles.recalculate";
    private final JdbcClient sql;
    private final Asked asked;
    private final EffectiveRoles effective;
    private final CatalogueTable catalogue;
    private final RoleUserTable users;
    private final GivenTable given;
    private final TreeTable tree;
    private final TitleNames titles;
    private final Recomputing recomputing;
    private final Allowed allowed;
    private final Audit audit;
    private final Clock clock;

    HeldDesk(
            JdbcClient sql,
            Asked asked,
            EffectiveRoles effective,
            CatalogueTable catalogue,
            RoleUserTable users,
            GivenTable given,
            TreeTable tree,
            TitleNames titles,
            Recomputing recomputing,
            Allowed allowed,
            Audit audit,
            Clock clock) {
        this.sql = sql;
        this.asked = asked;
        this.effective = effective;
        this.catalogue = catalogue;
        this.users = users;
        this.given = given;
        this.tree = tree;
        this.titles = titles;
        this.recomputing = recomputing;
        this.allowed = allowed;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param system null or empty: of all systems */
    @Transactional(readOnly = true)
    public List<HeldAnswer> of(String called, @Nullable String system, @Nullable String domain) {
        Set<ItSystemId> systems = system == null || system.isBlank()
                ? Set.of()
                : asked.systems(system).stream().map(one -> one.id()).collect(Collectors.toSet());
        var user = asked.user(called, asked.domain(domain));
        audit.viewed("roles.lookup", List.of("role-user:" + user.id()));
        return of(List.of(user), systems, today());
    }

    /** Everybody of the domain on a day, some hundred users at a time, in order of their ids. */
    @Transactional(readOnly = true)
    public void each(long domain, LocalDate day, Consumer<HeldAnswer> taking) {
        UUID after = new UUID(0, 0);
        while (true) {
            var page = sql.sql("""
                            select id
                              from role_user
                             where domain_id = :domain
                               and id > :after
                             order by id
                             limit :size
                            """)
                    .param("domain", domain)
                    .param("after", after)
                    .param("size", AT_ONCE)
                    .query(UUID.class)
                    .list();
            if (page.isEmpty()) return;
            of(users.read(page.stream().map(UserId::new).toList()), Set.of(), day)
                    .forEach(taking);
            after = page.getLast();
        }
    }

    @Transactional(readOnly = true)
    public long domain(@Nullable String name) {
        return asked.domain(name);
    }

    /** The system by its number, the domain likewise, before anything is told. */
    record Place(ItSystemId system, long domain) {}

    @Transactional(readOnly = true)
    public Place place(String system, @Nullable String domain) {
        return new Place(asked.system(system).value().id(), asked.domain(domain));
    }

    /** Some hundred users at a time, in order of their ids. */
    @Transactional(readOnly = true)
    public void each(Place place, Consumer<HeldAnswer> taking) {
        UUID after = new UUID(0, 0);
        while (true) {
            var page = sql.sql("""
                            select distinct e.user_id
                              from effective_role e
                              join role_user u on u.id = e.user_id
                             where e.system_id = :system
                               and e.through is not null
                               and e.user_id > :after
                               and u.domain_id = :domain
                               and u.deleted_at is null
                             order by e.user_id
                             limit :size
                            """)
                    .param("system", place.system().value())
                    .param("domain", place.domain())
                    .param("after", after)
                    .param("size", AT_ONCE)
                    .query(UUID.class)
                    .list();
            if (page.isEmpty()) return;
            of(users.read(page.stream().map(UserId::new).toList()), Set.of(place.system()), today())
                    .forEach(taking);
            after = page.getLast();
        }
    }

    /** @param systems empty: all */
    private List<HeldAnswer> of(Collection<User> people, Set<ItSystemId> systems, LocalDate day) {
        var ids = people.stream().map(User::id).toList();
        var held = effective.of(ids, day);
        var said = given.direct(ids, day);
        var roles = new TreeSet<UserRoleId>();
        var named = new HashSet<TitleId>();
        for (var holdings : held.values())
            for (var row : holdings.held()) {
                if (row.role() != null) roles.add(row.role());
                if (row.title() != null) named.add(row.title());
            }
        var told = new Telling(catalogue.of(roles), said, tree.view(), titles.titles(named));
        return people.stream()
                .flatMap(user -> held.getOrDefault(user.id(), Holdings.NOTHING).held().stream()
                        .filter(row -> told.isOf(row, systems))
                        .map(row -> told.of(user, row)))
                .toList();
    }

    private record Telling(
            Catalogue known, Assignments said, OrganisationView view, Map<TitleId, TitleNames.Named> titles) {
        boolean isOf(EffectiveRole row, Set<ItSystemId> systems) {
            var role = row.role() == null ? null : known.userRole(row.role());
            return role != null && (systems.isEmpty() || systems.contains(role.system()));
        }

        HeldAnswer of(User user, EffectiveRole row) {
            var role = java.util.Objects.requireNonNull(known.userRole(java.util.Objects.requireNonNull(row.role())));
            var unit = row.responsible();
            var at = unit == null ? null : view.unit(unit);
            var title = row.title();
            var name = title == null ? null : titles.get(title);
            return new HeldAnswer(
                    new HeldAnswer.Account(user.id().value(), user.userId(), user.extUuid(), user.name()),
                    new HeldAnswer.Role(role.id().value(), role.identifier(), role.name()),
                    said.of(user.id()).stream()
                            .filter(one -> one.id().equals(row.assignment()))
                            .flatMap(one -> one.postponed().stream())
                            .map(this::limit)
                            .toList(),
                    unit == null ? null : new HeldAnswer.Unit(unit.value(), at == null ? null : at.name()),
                    title == null
                            ? null
                            : new HeldAnswer.Title(
                                    title.value(), TitleNames.name(name), null, name != null && name.active()),
                    row.through().name());
        }

        private HeldAnswer.Limit limit(Postponed one) {
            var type = known.type(one.type());
            return new HeldAnswer.Limit(
                    String.join(",", one.values()),
                    one.type().value(),
                    type == null ? null : type.entityId(),
                    one.systemRole().value());
        }
    }

    public void recalculate(String called, @Nullable String domain) {
        allowed.demand(GivingApi.TO_USERS);
        recomputing.of(Set.of(asked.user(called, asked.domain(domain)).id()), CAUSE);
    }

    /** Everybody, by the job: until it comes to somebody, the old rows serve. */
    public void recalculate() {
        allowed.demand(GivingApi.TO_USERS);
        recomputing.of(
                sql.sql("select id from role_user where deleted_at is null").query(UUID.class).list().stream()
                        .map(UserId::new)
                        .toList(),
                CAUSE);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
    }
}
