package dk.faelled.roles.load;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.NotFound;
import dk.faelled.roles.OrganisationView;
import dk.faelled.roles.Substitution;
import dk.faelled.roles.User;
import dk.faelled.roles.UserId;
import dk.faelled.roles.effective.Lock;
import dk.faelled.roles.effective.RoleUserTable;
import dk.faelled.roles.effective.TreeTable;
import dk.faelled.roles.load.ManagersAnswer.Leader;
import dk.faelled.roles.load.ManagersAnswer.Manager;
import dk.faelled.roles.load.ManagersAnswer.Standing;
import dk.faelled.roles.load.ManagersAnswer.Substitute;
import dk.faelled.roles.lookup.Asked;
import dk.faelled.roles.lookup.Refused;
import dk.faelled.roles.projection.Substitutes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells who leads and who stands in for whom, and names substitutes and releases them. */
@Component
@Transactional
class ManagersDesk {
    private final JdbcClient sql;
    private final Asked asked;
    private final TreeTable tree;
    private final RoleUserTable users;
    private final Substitutes substitutes;
    private final Lock lock;

    ManagersDesk(JdbcClient sql, Asked asked, TreeTable tree, RoleUserTable users, Substitutes substitutes, Lock lock) {
        this.sql = sql;
        this.asked = asked;
        this.tree = tree;
        this.users = users;
        this.substitutes = substitutes;
        this.lock = lock;
    }

    /** Whoever leads a unit, with those who stand in for him or her there now; by name. */
    private record Led(OrganisationView view, Map<UserId, User> people, Map<UserId, List<Substitution>> standing) {
        List<User> leaders() {
            return standing.keySet().stream()
                    .map(people::get)
                    .filter(user -> user != null && !user.deleted())
                    .sorted(Comparator.comparing(User::name)
                            .thenComparing(user -> user.id().value()))
                    .toList();
        }

        List<Standing> told(User leader) {
            var told = new ArrayList<Standing>();
            for (var one : standing.getOrDefault(leader.id(), List.of())) {
                var who = people.get(one.substitute());
                if (who == null || who.deleted()) continue;
                var unit = view.unit(one.unit());
                told.add(new Standing(
                        who.extUuid().toString(),
                        who.name(),
                        who.userId(),
                        one.unit().toString(),
                        unit == null ? null : unit.name(),
                        leader.extUuid().toString(),
                        leader.userId()));
            }
            return told;
        }
    }

    private Led led() {
        var view = tree.view();
        var standing = new HashMap<UserId, List<Substitution>>();
        for (var unit : view.units()) {
            var leader = view.managerOf(unit.id());
            if (leader != null) standing.computeIfAbsent(leader, _ -> new ArrayList<>());
        }
        var named = new HashSet<>(standing.keySet());
        sql.sql("""
                        select manager_id, substitute_id, unit_id
                          from manager_substitute
                         order by manager_id, unit_id, substitute_id
                        """).query(row -> {
            var one = new Substitution(
                    new UserId(row.getObject(1, UUID.class)),
                    new UserId(row.getObject(2, UUID.class)),
                    new UnitId(row.getObject(3, UUID.class)));
            if (!one.manager().equals(view.managerOf(one.unit()))) return;
            named.add(one.substitute());
            standing.computeIfAbsent(one.manager(), _ -> new ArrayList<>()).add(one);
        });
        var people = new HashMap<UserId, User>();
        for (var user : users.read(named)) people.put(user.id(), user);
        return new Led(view, people, standing);
    }

    @Transactional(readOnly = true)
    public List<Manager> managers() {
        var led = led();
        return led.leaders().stream()
                .map(leader -> new Manager(
                        leader.name(),
                        leader.userId(),
                        led.told(leader).stream()
                                .map(one -> new Substitute(one.name(), one.userId(), one.orgUnitUuid()))
                                .toList()))
                .toList();
    }

    @Transactional(readOnly = true)
    public List<Leader> leaders() {
        var led = led();
        return led.leaders().stream()
                .map(leader ->
                        new Leader(leader.extUuid().toString(), leader.name(), leader.userId(), led.told(leader)))
                .toList();
    }

    @Transactional(readOnly = true)
    public List<Standing> of(String manager) {
        return led().told(user(manager));
    }

    /** @return false where it was so already */
    public boolean name(Manager said) {
        return change(wanted(said), true);
    }

    public boolean release(Manager said) {
        return change(wanted(said), false);
    }

    /** One manager with exactly one substitute. */
    private Substitution wanted(Manager said) {
        if (said.userId() == null
                || said.userId().isBlank()
                || said.substitutes().size() != 1)
            throw Refused.wrong("One manager with exactly one substitute is expected");
        var one = said.substitutes().getFirst();
        return substitution(user(said.userId()), one.userId(), one.orgUnitUuid());
    }

    boolean name(@Nullable String manager, Standing said) {
        return change(wanted(manager, said), true);
    }

    boolean release(@Nullable String manager, Standing said) {
        return change(wanted(manager, said), false);
    }

    /** @param manager null: as the body says */
    private Substitution wanted(@Nullable String manager, Standing said) {
        var called =
                manager != null ? manager : said.managerUserId() != null ? said.managerUserId() : said.managerUuid();
        if (called == null || called.isBlank()) throw Refused.wrong("managerUserId or managerUuid must be given");
        return substitution(user(called), said.userId() != null ? said.userId() : said.uuid(), said.orgUnitUuid());
    }

    private Substitution substitution(User manager, @Nullable String substitute, @Nullable String unit) {
        if (substitute == null || substitute.isBlank()) throw Refused.wrong("The substitute must be given");
        var view = tree.view();
        if (view.managedBy(manager.id()).isEmpty())
            throw Refused.wrong("The user manages no OrgUnit: " + manager.userId());
        Optional<UnitId> at = LoadFaults.uuid(unit).map(UnitId::new).filter(one -> view.unit(one) != null);
        return new Substitution(
                manager.id(), user(substitute).id(), at.orElseThrow(() -> new NotFound("role_unit " + unit)));
    }

    private User user(String called) {
        return asked.user(called, asked.domain(null));
    }

    private boolean change(Substitution wanted, boolean there) {
        lock.hold();
        boolean is = substitutes.of(wanted.manager(), wanted.unit()).contains(wanted.substitute());
        if (is == there) return false;
        if (there) substitutes.name(wanted);
        else substitutes.release(wanted);
        return true;
    }
}
