package dk.faelled.identity.person;

import dk.faelled.identity.session.OwnSessions;
import dk.faelled.organisation.Accounts;
import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.Found;
import dk.faelled.organisation.ItUser;
import dk.faelled.organisation.ItUserId;
import dk.faelled.organisation.People;
import dk.faelled.organisation.Person;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.Type;
import dk.faelled.platform.page.Formats;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads persons out of the organisation, as it is today: one for each account in the IT systems that the domains name. */
@Component
@Transactional
class Reading {
    private static final int PAGE = 2000;
    private static final int MARKS = 1000;
    private final Accounts accounts;
    private final People people;
    private final ChangedTable due;
    private final DomainTable domains;
    private final PersonTable persons;
    private final OwnSessions sessions;
    private final Clock clock;

    Reading(
            Accounts accounts,
            People people,
            ChangedTable due,
            DomainTable domains,
            PersonTable persons,
            OwnSessions sessions,
            Clock clock) {
        this.accounts = accounts;
        this.people = people;
        this.due = due;
        this.domains = domains;
        this.persons = persons;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Everything: what was missed is made up for. */
    public void whole() {
        domains.hold();
        due.forget();
        var of = systems();
        var seen = new HashSet<UUID>();
        @Nullable ItUserId after = null;
        while (!of.isEmpty()) {
            var page = accounts.list(AsOf.on(today()), after, PAGE);
            keep(page, of, seen);
            if (page.size() < PAGE) break;
            after = page.getLast().id();
        }
        persons.goneBut(seen, clock.instant()).forEach(sessions::endAfterCommit);
        persons.dropProofings(clock.instant());
    }

    /** Some of what is marked as changed. @return whether there may be more */
    public boolean some() {
        domains.hold();
        var marked = due.take(MARKS);
        if (marked.isEmpty()) return false;
        var held = ids(marked, Type.IT_USER).stream().map(ItUserId::new).toList();
        var found = new HashMap<ItUserId, Found<ItUserId, ItUser>>();
        var day = today();
        accounts.segments(held, null).forEach((id, segments) -> segments.list().stream()
                .filter(segment -> segment.valid().contains(day))
                .findFirst()
                .ifPresent(now -> found.put(id, new Found<>(id, now.valid(), now.state()))));
        var renamed = ids(marked, Type.PERSON).stream().map(PersonId::new).collect(Collectors.toSet());
        for (var one : accounts.of(renamed, AsOf.on(day))) found.put(one.id(), one);
        var seen = new HashSet<UUID>();
        keep(found.values(), systems(), seen);
        var gone = held.stream()
                .map(ItUserId::value)
                .filter(id -> !seen.contains(id))
                .toList();
        persons.gone(gone, clock.instant()).forEach(sessions::endAfterCommit);
        if (!gone.isEmpty()) persons.dropProofings(clock.instant());
        return marked.size() == MARKS;
    }

    private static Set<UUID> ids(List<ChangedTable.Due> marked, Type type) {
        return marked.stream()
                .filter(one -> one.type() == type)
                .map(ChangedTable.Due::id)
                .collect(Collectors.toSet());
    }

    private void keep(Collection<Found<ItUserId, ItUser>> held, Map<UUID, UUID> domains, Set<UUID> seen) {
        var ours = held.stream()
                .filter(one -> one.state().person() != null
                        && domains.containsKey(one.state().itSystem().value()))
                .toList();
        if (ours.isEmpty()) return;
        var names = names(ours.stream()
                .map(one -> Objects.requireNonNull(one.state().person()))
                .collect(Collectors.toSet()));
        var wanted = new ArrayList<PersonTable.Wanted>();
        for (var one : ours) {
            var person = Objects.requireNonNull(one.state().person());
            seen.add(one.id().value());
            wanted.add(new PersonTable.Wanted(
                    one.id().value(),
                    Objects.requireNonNull(domains.get(one.state().itSystem().value())),
                    one.state().userKey().strip().toLowerCase(Locale.ROOT),
                    names.getOrDefault(person, one.state().userKey()),
                    person.value()));
        }
        persons.keep(wanted);
    }

    private Map<PersonId, String> names(Set<PersonId> wanted) {
        var names = new HashMap<PersonId, String>();
        people.segments(wanted, null)
                .forEach((id, segments) ->
                        segments.at(today()).map(Person::name).ifPresent(name -> names.put(id, name)));
        return names;
    }

    /** Domains by the IT systems that they read. */
    private Map<UUID, UUID> systems() {
        var of = new HashMap<UUID, UUID>();
        for (var domain : domains.all()) if (domain.itSystem() != null) of.put(domain.itSystem(), domain.id());
        return of;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
    }
}
