package dk.faelled.roles.requests;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.Actor;
import dk.faelled.platform.Context;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.rights.CallerRights;
import dk.faelled.roles.Dates;
import dk.faelled.roles.OrgUnit;
import dk.faelled.roles.Target;
import dk.faelled.roles.User;
import dk.faelled.roles.UserId;
import dk.faelled.roles.effective.RoleUserTable;
import dk.faelled.roles.effective.TreeTable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A few invented employees of the largest units ask for roles, so that something waits. */
@Component
@Transactional
public class SampleRequests {
    private static final int UNITS = 8;
    private static final int EACH = 3;
    private static final int DAYS = 90;
    private final JdbcClient sql;
    private final TreeTable tree;
    private final RoleUserTable users;
    private final Asking asking;
    private final Clock clock;

    SampleRequests(JdbcClient sql, TreeTable tree, RoleUserTable users, Asking asking, Clock clock) {
        this.sql = sql;
        this.tree = tree;
        this.users = users;
        this.asking = asking;
        this.clock = clock;
    }

    /** @param reasons one for each of the targets, which are asked for in turn */
    public void lay(List<Target> targets, List<String> reasons) {
        int turn = 0;
        for (var user : employees()) {
            var wish = Ask.Wish.of(user.id(), targets.get(turn % targets.size()));
            var ask = new Ask(List.of(wish), reasons.get(turn % targets.size()), dates(turn));
            as(user, () -> asking.submit(ask));
            turn++;
        }
    }

    private Dates dates(int turn) {
        var today = LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
        return turn % 2 == 0 ? Dates.ALWAYS : Dates.until(today.plusDays(DAYS));
    }

    private static void as(User user, Context.Act<RuntimeException> act) {
        var now = Context.current();
        new Context(
                        now.tenant(),
                        new Actor(Actor.Kind.PERSON, user.extUuid(), user.name()),
                        now.locale(),
                        now.correlation())
                .<RuntimeException>run(
                        () -> CallerRights.<RuntimeException>run(Set.of(RequestsConfiguration.CREATE), act));
    }

    /** For each of the units right below the top some who work where its leader decides. */
    private List<User> employees() {
        var view = tree.view();
        var parts = new LinkedHashMap<UserId, Set<UnitId>>();
        var all = new HashSet<UUID>();
        view.units().stream()
                .filter(unit -> unit.parent() != null && isRoot(view.unit(unit.parent())))
                .sorted(Comparator.comparing(OrgUnit::name)
                        .thenComparing(unit -> unit.id().value()))
                .limit(UNITS)
                .forEach(unit -> {
                    var manager = view.managerOf(unit.id());
                    if (manager == null) return;
                    parts.putIfAbsent(manager, view.managedBy(manager));
                    for (var led : view.managedBy(manager)) all.add(led.value());
                });
        var working = new LinkedHashMap<UnitId, List<UserId>>();
        sql.sql("""
                        select p.unit_id, p.user_id
                          from role_position p
                          join role_user u on u.id = p.user_id and u.deleted_at is null and not u.disabled
                         where p.unit_id = any(:units)
                           and p.place = 0
                         order by u.user_id_key
                        """).param("units", all.toArray(UUID[]::new)).query(row -> {
            working.computeIfAbsent(new UnitId(row.getObject(1, UUID.class)), _ -> new ArrayList<>())
                    .add(new UserId(row.getObject(2, UUID.class)));
        });
        var chosen = new HashSet<UserId>();
        parts.forEach((manager, led) -> some(manager, led, working, chosen));
        return users.read(chosen);
    }

    private static void some(UserId manager, Set<UnitId> led, Map<UnitId, List<UserId>> working, Set<UserId> chosen) {
        int found = 0;
        for (var unit : led)
            for (var user : working.getOrDefault(unit, List.of()))
                if (found < EACH && !user.equals(manager) && chosen.add(user)) found++;
    }

    private static boolean isRoot(@org.jspecify.annotations.Nullable OrgUnit unit) {
        return unit != null && unit.parent() == null;
    }
}
