package dk.faelled.roles.projection;

import dk.faelled.organisation.PersonId;
import dk.faelled.roles.OrgUnit;
import dk.faelled.roles.OrganisationView;
import dk.faelled.roles.User;
import dk.faelled.roles.UserId;
import dk.faelled.roles.effective.OtherDays;
import dk.faelled.roles.effective.RoleUserTable;
import dk.faelled.roles.effective.TreeTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads the organisation as it was, or as it is registered to become; what others load is as it is today. */
@Component
class SourceOnDays implements OtherDays {
    private final ProjectionTable table;
    private final SourceReading source;
    private final UnitReading unitSource;
    private final RoleUserTable users;
    private final TreeTable tree;

    SourceOnDays(
            ProjectionTable table, SourceReading source, UnitReading unitSource, RoleUserTable users, TreeTable tree) {
        this.table = table;
        this.source = source;
        this.unitSource = unitSource;
        this.users = users;
        this.tree = tree;
    }

    @Override
    public OrganisationView view(LocalDate day) {
        var today = tree.view();
        var decided = table.decided();
        if (decided.unitsAreLoaded()) return today;
        return tree.over(unitSource.all(decided, table::leadingAccounts, day).stream()
                .map(unit -> withOurs(unit, today))
                .toList());
    }

    /** What the catalogue itself says of units has no dates. */
    private static OrgUnit withOurs(OrgUnit unit, OrganisationView today) {
        var known = today.unit(unit.id());
        if (known == null) return unit;
        var kept = unit.withKle(known.inheritKle(), unit.klePerforming(), unit.kleInterest());
        return known.excluded() ? kept.hidden() : kept;
    }

    @Override
    public List<User> users(Collection<UserId> wanted, LocalDate day) {
        var today = new HashMap<UserId, User>();
        var persons = new HashSet<PersonId>();
        for (var user : users.read(wanted)) {
            today.put(user.id(), user);
            persons.add(new PersonId(user.extUuid()));
        }
        if (persons.isEmpty()) return List.of();
        var read = table.users(persons);
        var found = new ArrayList<User>();
        today.forEach((id, user) -> {
            if (!read.contains(id) && !user.deleted()) found.add(user);
        });
        for (var then : source.of(persons, table.decided(), day)) {
            var known = today.get(then.user().id());
            if (known != null) found.add(withOurs(then.user(), known));
        }
        return found;
    }

    private static User withOurs(User user, User today) {
        return user.withKle(today.klePerforming(), today.kleInterest());
    }
}
