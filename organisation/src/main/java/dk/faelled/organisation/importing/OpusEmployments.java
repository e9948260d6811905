package dk.faelled.organisation.importing;

import dk.faelled.organisation.Accounts;
import dk.faelled.organisation.AddressId;
import dk.faelled.organisation.Addresses;
import dk.faelled.organisation.AssociationId;
import dk.faelled.organisation.Associations;
import dk.faelled.organisation.EngagementId;
import dk.faelled.organisation.Engagements;
import dk.faelled.organisation.ItUserId;
import dk.faelled.organisation.ManagerId;
import dk.faelled.organisation.Managers;
import dk.faelled.organisation.People;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.Units;
import dk.faelled.organisation.importing.OpusRows.Employment;
import dk.faelled.organisation.importing.OpusSaid.Kept;
import dk.faelled.organisation.importing.OpusSaid.Said;
import dk.faelled.platform.Applying;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Applies the employments of a payroll file: a batch is read, worked on and written in a fixed number of statements. */
@Component
class OpusEmployments {
    private static final String CANCELLED = "cancelled";
    private static final String LEFT = "left";
    private final Units units;
    private final People people;
    private final Engagements engagements;
    private final Managers managers;
    private final Addresses addresses;
    private final Accounts accounts;
    private final Associations associations;
    private final OpusPersons persons;
    private final OpusHiring hiring;
    private final OpusSaid saidBefore;

    OpusEmployments(
            Units units,
            People people,
            Engagements engagements,
            Managers managers,
            Addresses addresses,
            Accounts accounts,
            Associations associations,
            OpusPersons persons,
            OpusHiring hiring,
            OpusSaid saidBefore) {
        this.units = units;
        this.people = people;
        this.engagements = engagements;
        this.managers = managers;
        this.addresses = addresses;
        this.accounts = accounts;
        this.associations = associations;
        this.persons = persons;
        this.hiring = hiring;
        this.saidBefore = saidBefore;
    }

    void apply(List<Employment> rows, Applying run) {
        var said = saidBefore.find(
                OpusSaid.EMPLOYEE, rows.stream().map(Employment::number).toList());
        var unitsSaid = saidBefore.find(
                OpusSaid.UNIT, rows.stream().map(Employment::unit).distinct().toList());
        var same = new ArrayList<String>();
        var changed = new LinkedHashMap<Employment, String>();
        for (var row : rows) {
            var unit = unitsSaid.get(row.unit());
            var digest = digest(row, unit != null && unit.said().skipped());
            var before = said.get(row.number());
            if (before != null && before.digest().equals(digest)) same.add(row.number());
            else changed.put(row, digest);
        }
        run.unchanged(same.size());
        var day = rows.getFirst().on();
        saidBefore.seen(OpusSaid.EMPLOYEE, same, run.run(), day);
        if (changed.isEmpty()) return;
        var whom = persons.of(changed.keySet(), said);
        var batch = batch(changed.keySet(), said, whom.values());
        var known = hiring.known(run);
        var kept = new ArrayList<Kept>();
        changed.forEach((row, digest) -> {
            var before = said.get(row.number());
            var last = before == null ? Said.NOTHING : before.said();
            var unit = unitsSaid.get(row.unit());
            if (row.cancelled()) {
                OpusLeaving.cancel(batch, row.number(), last);
                kept.add(new Kept(row.number(), digest, Said.NOTHING, true));
            } else if (unit != null && unit.said().skipped()) {
                OpusLeaving.end(batch, row.number(), last, row.changed());
                kept.add(new Kept(row.number(), digest, skipped(last), false));
            } else {
                var now = hiring.hire(batch, row, last, Objects.requireNonNull(whom.get(row)), known);
                kept.add(new Kept(row.number(), digest, now, false));
            }
            count(batch, row.number(), before, run);
        });
        batch.write();
        saidBefore.keep(OpusSaid.EMPLOYEE, kept, run.run(), day);
    }

    /** Named again in a unit that is loaded, the employment begins anew there. */
    private static Said skipped(Said last) {
        return new Said(last.from(), last.until(), Map.of(), "", true, null, List.of());
    }

    /** Those that left, or that the file no longer has. @param until the first day on which they are no longer there */
    void end(List<String> numbers, LocalDate until, LocalDate on, Applying run, boolean counted) {
        var said = saidBefore.find(OpusSaid.EMPLOYEE, numbers);
        var batch = batch(List.of(), said, List.of());
        var kept = new ArrayList<Kept>();
        for (var number : numbers) {
            var before = said.get(number);
            if (before == null
                    || before.digest().equals(LEFT)
                    || before.digest().equals(CANCELLED)) {
                if (counted) run.unchanged(1);
                continue;
            }
            var last = before.said();
            OpusLeaving.end(batch, number, last, until);
            kept.add(new Kept(
                    number,
                    LEFT,
                    new Said(last.from(), until, last.fields(), "", false, last.account(), last.functions()),
                    true));
            if (counted) count(batch, number, before, run);
        }
        batch.write();
        if (!kept.isEmpty()) saidBefore.keep(OpusSaid.EMPLOYEE, kept, run.run(), on);
        saidBefore.seen(OpusSaid.EMPLOYEE, numbers, run.run(), on);
    }

    private static void count(OpusBatch batch, String number, @Nullable Kept before, Applying run) {
        if (before != null) run.changed(1);
        else if (batch.engagements().of(OpusIds.engagement(number)).isEmpty()) run.unchanged(1);
        else run.created(1);
    }

    private static String digest(Employment row, boolean skipped) {
        return row.cancelled() ? CANCELLED : OpusDigest.whole(OpusDigest.of(row), row.from(), row.until(), skipped);
    }

    private OpusBatch batch(Collection<Employment> rows, Map<String, Kept> said, Collection<PersonId> whom) {
        var numbers = new LinkedHashSet<>(said.keySet());
        rows.forEach(row -> numbers.add(row.number()));
        var unitIds = new LinkedHashSet<UnitId>();
        var accountIds = new LinkedHashSet<ItUserId>();
        var functionIds = new LinkedHashSet<AssociationId>();
        var addressIds = new ArrayList<AddressId>();
        for (var row : rows) {
            unitIds.add(OpusIds.unit(row.unit()));
            if (!row.account().isEmpty()) accountIds.add(OpusIds.account(row.account()));
            row.functions().forEach(function -> functionIds.add(OpusIds.function(row.number(), function.name())));
        }
        for (var before : said.values()) {
            @Nullable UUID account = before.said().account();
            if (account != null) accountIds.add(new ItUserId(account));
            before.said().functions().forEach(function -> functionIds.add(new AssociationId(function)));
        }
        for (var number : numbers) for (var kind : OpusBatch.CONTACTS) addressIds.add(OpusBatch.contact(number, kind));
        whom.forEach(person -> addressIds.add(OpusBatch.post(person)));
        return new OpusBatch(
                new Working<>(units, unitIds),
                new Working<>(people, whom),
                new Working<>(
                        engagements,
                        numbers.stream().<EngagementId>map(OpusIds::engagement).toList()),
                new Working<>(
                        managers,
                        numbers.stream().<ManagerId>map(OpusIds::manager).toList()),
                new Working<>(addresses, addressIds),
                new Working<>(accounts, accountIds),
                new Working<>(associations, functionIds));
    }
}
