package dk.faelled.roles.giving;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.Audience;
import dk.faelled.roles.ConstraintType;
import dk.faelled.roles.ConstraintTypeId;
import dk.faelled.roles.Dates;
import dk.faelled.roles.Postponed;
import dk.faelled.roles.RoleGroupId;
import dk.faelled.roles.SystemRoleId;
import dk.faelled.roles.Target;
import dk.faelled.roles.UnitAssignment;
import dk.faelled.roles.User;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.assignment.AssignToUser;
import dk.faelled.roles.assignment.ManyAssignments;
import dk.faelled.roles.assignment.UnitAssignments;
import dk.faelled.roles.assignment.UserAssignments;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.effective.TreeTable;
import dk.faelled.roles.form.Filled;
import dk.faelled.roles.lookup.Asked;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Assigns what others ask for, and takes it back; asked twice, it is done once. */
@Component
@Transactional
class GivingDesk {
    private final JdbcClient sql;
    private final Asked asked;
    private final CatalogueTable catalogue;
    private final TreeTable tree;
    private final UserAssignments toUsers;
    private final UnitAssignments onUnits;
    private final ManyAssignments many;

    enum Kind {
        USERROLE,
        ROLEGROUP;

        static Kind of(String said) {
            for (var kind : values()) if (kind.name().toLowerCase(Locale.ROOT).equals(said)) return kind;
            throw new NotFound("kind " + said);
        }
    }

    GivingDesk(
            JdbcClient sql,
            Asked asked,
            CatalogueTable catalogue,
            TreeTable tree,
            UserAssignments toUsers,
            UnitAssignments onUnits,
            ManyAssignments many) {
        this.sql = sql;
        this.asked = asked;
        this.catalogue = catalogue;
        this.tree = tree;
        this.toUsers = toUsers;
        this.onUnits = onUnits;
        this.many = many;
    }

    private Target target(Kind kind, long id) {
        return switch (kind) {
            case USERROLE -> {
                var role = new UserRoleId(id);
                if (catalogue.userRole(role).isEmpty()) throw new Unknown("User Role not found.");
                yield new Target.OfRole(role);
            }
            case ROLEGROUP -> {
                var group = new RoleGroupId(id);
                if (catalogue.group(group).isEmpty()) throw new Unknown("Role Group not found.");
                yield new Target.OfGroup(group);
            }
        };
    }

    private long domain(@Nullable String name) {
        try {
            return asked.domain(name);
        } catch (NotFound unknown) {
            throw new Unknown("Failed to find domain with name " + name);
        }
    }

    private User user(String called, @Nullable String domainName) {
        long domain = domain(domainName);
        try {
            return asked.user(called, domain);
        } catch (NotFound unknown) {
            throw new Unknown("User not found.");
        }
    }

    private UnitId unit(String called) {
        return Filled.uuidOf(called)
                .map(UnitId::new)
                .filter(unit -> tree.view().unit(unit) != null)
                .orElseThrow(() -> new Unknown("OrgUnit not found."));
    }

    /** Systems whose assignments others manage, with their roles. */
    @Transactional(readOnly = true)
    public List<Managed> managed() {
        var systems = new LinkedHashMap<Long, Managed>();
        sql.sql("""
                        select s.id as system_id, s.name as system_name, r.id, r.name, r.description
                          from role_system s
                          left join user_role r on r.system_id = s.id and r.deleted_at is null
                         where s.deleted_at is null
                           and 'API_MANAGED_ASSIGNMENTS' = any(s.flags)
                         order by s.id, r.id
                         limit 100000
                        """).query(row -> {
            var id = row.getLong("system_id");
            var name = row.getString("system_name");
            var managed = systems.computeIfAbsent(id, _ -> new Managed(id, name, new ArrayList<>()));
            if (row.getString("name") != null)
                managed.roles()
                        .add(new Managed.Role(row.getLong("id"), row.getString("name"), row.getString("description")));
        });
        return List.copyOf(systems.values());
    }

    public void give(String user, Kind kind, long id, GiveSaid said) {
        give(
                user,
                said.domain(),
                kind,
                id,
                new Dates(said.startDate(), said.stopDate()),
                !Boolean.FALSE.equals(said.onlyIfNotAssigned()),
                postponed(said));
    }

    private List<Postponed> postponed(GiveSaid said) {
        var postponed = new ArrayList<Postponed>();
        for (var one : said.postponedConstraints()) {
            var number = one.constraintTypeId();
            var entity = one.constraintTypeEntityId();
            var type = number != null
                    ? catalogue.types(List.of(new ConstraintTypeId(number))).stream()
                            .findFirst()
                    : entity == null ? Optional.<ConstraintType>empty() : catalogue.type(entity);
            if (type.isEmpty() || one.systemRoleId() == null)
                throw new RuleBroken("roles.assignment.nothing-postponed").at("postponedConstraints");
            var values = new TreeSet<String>();
            for (var value : (one.value() == null ? "" : one.value()).split(",", -1))
                if (!value.isBlank()) values.add(value.strip());
            postponed.add(new Postponed(
                    new SystemRoleId(one.systemRoleId()), type.get().id(), values));
        }
        return postponed;
    }

    /** @param once whoever has it by hand already, keeps it as it is */
    public void give(
            String user,
            @Nullable String domain,
            Kind kind,
            long id,
            Dates dates,
            boolean once,
            List<Postponed> postponed) {
        var to = user(user, domain);
        var target = target(kind, id);
        boolean had = toUsers.of(to.id()).stream()
                .anyMatch(one -> one.target().equals(target) && one.dates().overlaps(dates));
        if (once && had) return;
        toUsers.assign(AssignToUser.of(to.id(), target).during(dates).limitedTo(postponed));
    }

    /** By account name whatever the case, with or without a domain before it; one that nobody has stops all of it. */
    public void overwrite(long id, List<String> names, @Nullable String domainName) {
        target(Kind.USERROLE, id);
        long domain = domain(domainName);
        many.exactly(new UserRoleId(id), domain, asked.users(names, domain));
    }

    public void take(String user, @Nullable String domain, Kind kind, long id) {
        var from = user(user, domain);
        var target = target(kind, id);
        for (var one : toUsers.of(from.id())) if (one.target().equals(target)) toUsers.remove(one.id());
    }

    /** To everyone in the unit. */
    public void place(String unit, Kind kind, long id, Dates dates, boolean inherit) {
        var on = unit(unit);
        var target = target(kind, id);
        var said = UnitAssignment.here(new AssignmentId(0), on, target).during(dates);
        var wanted = inherit ? said.andBelow() : said;
        if (placed(on, target).stream()
                .noneMatch(
                        one -> one.inherit() == wanted.inherit() && one.dates().overlaps(wanted.dates())))
            onUnits.assign(wanted, "");
    }

    /** What is for some of those in the unit only, was not placed here. */
    public void displace(String unit, Kind kind, long id) {
        var on = unit(unit);
        for (var one : placed(on, target(kind, id))) onUnits.remove(one.id());
    }

    private List<UnitAssignment> placed(UnitId unit, Target target) {
        return onUnits.on(List.of(unit)).stream()
                .filter(one -> one.target().equals(target) && one.audience().equals(Audience.EVERYBODY))
                .toList();
    }
}
