package dk.faelled.roles.requests;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.Context;
import dk.faelled.platform.page.Formats;
import dk.faelled.roles.UserId;
import dk.faelled.roles.effective.RoleUserTable;
import dk.faelled.roles.effective.TreeTable;
import dk.faelled.roles.reach.GrantTable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Users as the persons who sign in, and what these are to units. */
@Component
@Transactional(readOnly = true)
class RequestActors {
    private static final int ACCOUNTS = 50;
    private final JdbcClient sql;
    private final TreeTable tree;
    private final GrantTable grants;
    private final AccessDecider access;
    private final Clock clock;

    RequestActors(JdbcClient sql, TreeTable tree, GrantTable grants, AccessDecider access, Clock clock) {
        this.sql = sql;
        this.tree = tree;
        this.grants = grants;
        this.access = access;
        this.clock = clock;
    }

    static UUID me() {
        return Context.current().actor().id();
    }

    /** The one who asks now. */
    Acting acting() {
        var own = accounts(me());
        var view = tree.view();
        var led = new HashSet<UnitId>();
        for (var account : own) {
            led.addAll(view.managedBy(account));
            led.addAll(view.substitutedBy(account));
        }
        return new Acting(
                me(),
                access.may(RequestsConfiguration.ADMIN),
                led,
                authorizes(own),
                grants.of(RequestsConfiguration.AUTHORIZED, me()));
    }

    /** A person's accounts, those of Fælled last: they work in no unit. */
    List<UserId> accounts(UUID actor) {
        return sql.sql("""
                        select u.id
                          from role_user u
                          join account_domain d on d.id = u.domain_id
                         where u.ext_uuid = :actor
                           and u.deleted_at is null
                         order by d.source = 'FAELLED', not d.is_primary, u.user_id_key, u.id
                         limit :most
                        """).param("actor", actor).param("most", ACCOUNTS).query(UUID.class).list().stream()
                .map(UserId::new)
                .toList();
    }

    private Set<UnitId> authorizes(Collection<UserId> own) {
        return sql
                .sql("select unit_id from unit_authorization where user_id = any(:own)")
                .param("own", RoleUserTable.ids(own))
                .query(UUID.class)
                .list()
                .stream()
                .map(UnitId::new)
                .collect(Collectors.toSet());
    }

    /** Whose accounts these are; those who cannot sign in are left out. */
    Map<UserId, UUID> persons(Collection<UserId> users) {
        var persons = new HashMap<UserId, UUID>();
        sql.sql("select id, ext_uuid from role_user where id = any(:ids) and deleted_at is null and not disabled")
                .param("ids", RoleUserTable.ids(users))
                .query(row -> {
                    persons.put(new UserId(row.getObject(1, UUID.class)), row.getObject(2, UUID.class));
                });
        return persons;
    }

    /** Authorisation managers of each of the units. */
    Map<UnitId, Set<UserId>> authorizing(Collection<UnitId> units) {
        var found = new HashMap<UnitId, Set<UserId>>();
        sql.sql("select unit_id, user_id from unit_authorization where unit_id = any(:units)")
                .param("units", units.stream().map(UnitId::value).toArray(UUID[]::new))
                .query(row -> {
                    found.computeIfAbsent(new UnitId(row.getObject(1, UUID.class)), _ -> new HashSet<>())
                            .add(new UserId(row.getObject(2, UUID.class)));
                });
        return found;
    }

    /** Who decides today about the own roles of each of these managers (personlige godkendere). */
    Map<UserId, Set<UserId>> delegates(Collection<UserId> managers) {
        var found = new HashMap<UserId, Set<UserId>>();
        sql.sql("""
                        select manager_id, delegate_id
                          from manager_delegate
                         where manager_id = any(:managers)
                           and start_date <= :today
                           and (stop_date is null or stop_date >= :today)
                        """)
                .param("managers", RoleUserTable.ids(managers))
                .param("today", LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN))
                .query(row -> {
                    found.computeIfAbsent(new UserId(row.getObject(1, UUID.class)), _ -> new HashSet<>())
                            .add(new UserId(row.getObject(2, UUID.class)));
                });
        return found;
    }

    /** What people are called, by who they are. */
    Map<UUID, String> names(Collection<UUID> actors) {
        var names = new HashMap<UUID, String>();
        sql.sql("""
                        select ext_uuid, min(name)
                          from role_user
                         where ext_uuid = any(:actors)
                         group by ext_uuid
                        """).param("actors", actors.toArray(UUID[]::new)).query(row -> {
            names.put(row.getObject(1, UUID.class), row.getString(2));
        });
        return names;
    }
}
