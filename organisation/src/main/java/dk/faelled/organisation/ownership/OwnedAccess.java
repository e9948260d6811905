package dk.faelled.organisation.ownership;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.EditAccess;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.Touched;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.relation.Workplaces;
import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.Actor;
import dk.faelled.platform.Context;
import dk.faelled.platform.page.Formats;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Decides by what the person behind the account owns as of now, whatever the day of the change. */
@Component
class OwnedAccess implements EditAccess {
    private static final String EVERYTHING = "organisation.edit";
    private static final String OWNED = "organisation.edit.own";

    private final OwnedTable table;
    private final Workplaces workplaces;
    private final AccessDecider access;
    private final Clock clock;
    private final TransactionTemplate reading;

    OwnedAccess(
            OwnedTable table,
            Workplaces workplaces,
            AccessDecider access,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.workplaces = workplaces;
        this.access = access;
        this.clock = clock;
        reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    @Override
    public boolean onlyOwned() {
        return access.may(OWNED) && !access.may(EVERYTHING);
    }

    @Override
    @Transactional(readOnly = true)
    public Set<UnitId> owned(Collection<UnitId> units) {
        var me = person();
        return me == null || units.isEmpty() ? Set.of() : table.units(units, me, today());
    }

    @Override
    @Transactional(readOnly = true)
    public Set<PersonId> ownedPersons(Collection<PersonId> persons) {
        var me = person();
        if (me == null || persons.isEmpty()) return Set.of();
        var owned = new HashSet<>(table.named(persons, me, today()));
        var places = workplaces.of(persons, AsOf.on(today()));
        var units = owned(places.stream().map(Workplaces.Workplace::unit).collect(Collectors.toSet()));
        for (var place : places) if (units.contains(place.unit())) owned.add(place.person());
        return owned;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean ownsAnything() {
        var me = person();
        return me != null && table.anything(me, today());
    }

    @Override
    public <K> Set<K> allowed(Map<K, Touched> touched) {
        // who may change everything needs no look into the database
        return onlyOwned() ? reading.execute(_ -> ofThese(touched)) : touched.keySet();
    }

    private <K> Set<K> ofThese(Map<K, Touched> touched) {
        var whole = whole(touched);
        var all = whole.values().stream().reduce(Touched.NOTHING, Touched::and);
        var units = owned(all.units());
        var persons = ownedPersons(all.persons());
        return whole.entrySet().stream()
                .filter(e -> !e.getValue().beyond()
                        && units.containsAll(e.getValue().units())
                        && persons.containsAll(e.getValue().persons()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    public boolean allows(Touched touched) {
        return allowed(Map.of(touched, touched)).contains(touched);
    }

    /** With the units and persons whose accounts are touched. */
    private <K> Map<K, Touched> whole(Map<K, Touched> touched) {
        var accounts =
                touched.values().stream().flatMap(t -> t.accounts().stream()).collect(Collectors.toSet());
        if (accounts.isEmpty()) return touched;
        var holders = table.holders(accounts);
        var whole = new HashMap<K, Touched>();
        touched.forEach((key, t) -> whole.put(
                key,
                t.accounts().stream()
                        .map(a -> holders.getOrDefault(a, Touched.BEYOND))
                        .reduce(t, Touched::and)));
        return whole;
    }

    /** An account that is tied to a person acts as that person; keys and the program own nothing. */
    private static @Nullable PersonId person() {
        var actor = Context.current().actor();
        return actor.kind() == Actor.Kind.PERSON ? new PersonId(actor.id()) : null;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
    }
}
