package dk.faelled.roles.projection;

import dk.faelled.organisation.Accounts;
import dk.faelled.organisation.AssociationId;
import dk.faelled.organisation.Associations;
import dk.faelled.organisation.EngagementId;
import dk.faelled.organisation.Engagements;
import dk.faelled.organisation.ItUserId;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.Type;
import dk.faelled.platform.page.Formats;
import dk.faelled.roles.User;
import dk.faelled.roles.UserId;
import dk.faelled.roles.effective.Lock;
import dk.faelled.roles.effective.Recomputing;
import dk.faelled.roles.effective.RoleUserTable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings what the rules read in step with the organisation of today; only what differs is written. */
@Component
@Transactional
public class Projection {
    /** Where more is marked, everything is read at once. */
    private static final int MANY = 5_000;

    private static final int MARKS = 1_000;
    private static final String CAUSE = "roles.organisation.change";
    private final DueTable marked;
    private final ProjectionTable table;
    private final SourceReading source;
    private final ProjectedUnits units;
    private final Engagements engagements;
    private final Associations associations;
    private final Accounts accounts;
    private final RoleUserTable users;
    private final Recomputing recomputing;
    private final Lock lock;
    private final Clock clock;

    Projection(
            DueTable marked,
            ProjectionTable table,
            SourceReading source,
            ProjectedUnits units,
            Engagements engagements,
            Associations associations,
            Accounts accounts,
            RoleUserTable users,
            Recomputing recomputing,
            Lock lock,
            Clock clock) {
        this.marked = marked;
        this.table = table;
        this.source = source;
        this.units = units;
        this.engagements = engagements;
        this.associations = associations;
        this.accounts = accounts;
        this.users = users;
        this.recomputing = recomputing;
        this.lock = lock;
        this.clock = clock;
    }

    /** Everything, as it is today. */
    public void whole() {
        lock.hold();
        everything();
    }

    private void everything() {
        marked.takeAll();
        var decided = table.decided();
        var touched = users(null, decided);
        touched.addAll(units.all(decided));
        recomputing.of(touched, CAUSE);
    }

    /** Some of what is marked as changed. @return whether there may be more */
    public boolean some() {
        int waiting = marked.count(MANY + 1);
        if (waiting == 0) return false;
        // most of what changes in an organisation changes nobody's rights; whatever does, holds the lock again
        lock.enter();
        var due = waiting > MANY ? null : marked.take(MARKS);
        if (due == null || table.areTitles(due.of(Type.CLASS.table()))) everything();
        else these(due);
        return true;
    }

    private void these(DueTable.Due due) {
        var decided = table.decided();
        var persons = persons(due);
        var touched = users(persons, decided);
        touched.addAll(units.of(due, persons, decided));
        recomputing.of(touched, CAUSE);
    }

    /** Whoever is employed so. */
    public void of(EngagementId engagement) {
        lock.hold();
        var persons = new HashSet<PersonId>();
        engagements
                .segments(engagement, null)
                .list()
                .forEach(s -> persons.add(s.state().person()));
        recomputing.of(users(persons, table.decided()), CAUSE);
    }

    private Set<PersonId> persons(DueTable.Due due) {
        var persons = new HashSet<PersonId>();
        for (var person : due.of(Type.PERSON.table())) persons.add(new PersonId(person));
        var jobs = due.of(Type.ENGAGEMENT.table());
        var ties = due.of(Type.ASSOCIATION.table());
        var held = due.of(Type.IT_USER.table());
        // whose they are, and whose they were
        var sources = new ArrayList<UUID>(jobs);
        sources.addAll(ties);
        persons.addAll(table.readFrom(sources));
        persons.addAll(table.behind(held));
        engagements.segments(jobs.stream().map(EngagementId::new).toList(), null).values().stream()
                .flatMap(s -> s.list().stream())
                .forEach(s -> persons.add(s.state().person()));
        associations.segments(ties.stream().map(AssociationId::new).toList(), null).values().stream()
                .flatMap(s -> s.list().stream())
                .forEach(s -> add(persons, s.state().person()));
        accounts.segments(held.stream().map(ItUserId::new).toList(), null).values().stream()
                .flatMap(s -> s.list().stream())
                .forEach(s -> add(persons, s.state().person()));
        return persons;
    }

    private static void add(Set<PersonId> persons, @Nullable PersonId person) {
        if (person != null) persons.add(person);
    }

    /** @param persons null: all. @return those who differ now */
    private Set<UserId> users(@Nullable Collection<PersonId> persons, Decided decided) {
        if (persons != null && persons.isEmpty()) return new HashSet<>();
        var wanted = persons == null ? source.all(decided, today()) : source.of(persons, decided, today());
        var known = new HashMap<UserId, User>();
        for (var user : users.read(table.users(persons))) known.put(user.id(), user);
        var sources = table.sources(known.keySet());
        var changed = new ArrayList<Wanted>();
        var otherwiseRead = new ArrayList<Wanted>();
        for (var one : wanted) {
            var id = one.user().id();
            var before = known.remove(id);
            if (before == null || !same(before, one.user())) changed.add(one);
            if (!Set.copyOf(one.sources()).equals(sources.getOrDefault(id, Set.of()))) otherwiseRead.add(one);
        }
        var gone =
                known.values().stream().filter(u -> !u.deleted()).map(User::id).toList();
        table.remove(gone);
        table.keep(changed);
        table.keepSources(otherwiseRead);
        var touched = new HashSet<>(gone);
        for (var one : changed) touched.add(one.user().id());
        return touched;
    }

    /** Whether the source says the same; the rest is ours. */
    private static boolean same(User before, User wanted) {
        return !before.deleted()
                && before.extUuid().equals(wanted.extUuid())
                && before.userId().equals(wanted.userId())
                && before.name().equals(wanted.name())
                && before.positions().equals(wanted.positions())
                && Set.copyOf(before.offices()).equals(Set.copyOf(wanted.offices()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
    }
}
