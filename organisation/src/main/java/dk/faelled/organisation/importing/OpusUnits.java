package dk.faelled.organisation.importing;

import dk.faelled.organisation.AddressId;
import dk.faelled.organisation.Addresses;
import dk.faelled.organisation.Classes;
import dk.faelled.organisation.Segments;
import dk.faelled.organisation.Unit;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.Units;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.importing.OpusRows.UnitEnd;
import dk.faelled.organisation.importing.OpusRows.UnitRow;
import dk.faelled.organisation.importing.OpusSaid.Kept;
import dk.faelled.organisation.importing.OpusSaid.Said;
import dk.faelled.platform.Applying;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.Tenants;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Applies the units of a payroll file. */
@Component
class OpusUnits {
    private static final String CLOSED = "closed";
    private final Units units;
    private final Addresses addresses;
    private final Classes classes;
    private final Keys keys;
    private final OpusSaid saidBefore;
    private final OpusSettings settings;
    private final Tenants tenants;
    private final Clock clock;

    OpusUnits(
            Units units,
            Addresses addresses,
            Classes classes,
            Keys keys,
            OpusSaid saidBefore,
            OpusSettings settings,
            Tenants tenants,
            Clock clock) {
        this.units = units;
        this.addresses = addresses;
        this.classes = classes;
        this.keys = keys;
        this.saidBefore = saidBefore;
        this.settings = settings;
        this.tenants = tenants;
        this.clock = clock;
    }

    void apply(List<UnitRow> rows, Applying run) {
        var numbers = new ArrayList<String>();
        rows.forEach(row -> numbers.addAll(List.of(row.number(), row.parent())));
        var said = saidBefore.find(OpusSaid.UNIT, numbers);
        var skip = skipped();
        var same = new ArrayList<String>();
        var kept = new ArrayList<Kept>();
        var changed = new ArrayList<UnitRow>();
        for (var row : rows) {
            var above = said.get(row.parent());
            boolean skipped = skip.contains(row.number())
                    || (above != null && above.said().skipped());
            var fields = OpusDigest.of(row);
            var whole = OpusDigest.whole(fields, row.from(), row.until(), skipped);
            var before = said.get(row.number());
            if (before != null && !before.gone() && before.digest().equals(whole)) {
                same.add(row.number());
                run.unchanged(1);
                continue;
            }
            if (skipped) run.unchanged(1);
            else changed.add(row);
            kept.add(new Kept(
                    row.number(),
                    whole,
                    new Said(
                            row.from(),
                            row.until(),
                            skipped ? Map.of() : withClosing(fields, row, before),
                            row.parent(),
                            skipped,
                            null,
                            List.of()),
                    false));
        }
        var day = rows.getFirst().on();
        if (!changed.isEmpty()) write(changed, said, run);
        saidBefore.seen(OpusSaid.UNIT, same, run.run(), day);
        saidBefore.keep(OpusSaid.UNIT, kept, run.run(), day);
    }

    /** A closing that has been done is not done again when nothing new is said of it. */
    private static Map<String, String> withClosing(Map<String, String> fields, UnitRow row, @Nullable Kept before) {
        if (before == null || !Objects.equals(before.said().until(), row.until())) return fields;
        var done = before.said().fields().get(CLOSED);
        if (done == null) return fields;
        var with = new LinkedHashMap<>(fields);
        with.put(CLOSED, done);
        return with;
    }

    private Set<String> skipped() {
        if (settings.skipUnits().isEmpty()) return Set.of();
        return settings.skippedBy(
                tenants.find(Tenant.current()).map(t -> t.cvr()).orElse(""));
    }

    private void write(List<UnitRow> rows, Map<String, Kept> said, Applying run) {
        var known =
                new ClassKeys(classes, keys, LocalDate.now(clock), run.options().createClasses());
        var ids = new ArrayList<UnitId>();
        var contactIds = new ArrayList<AddressId>();
        for (var row : rows) {
            ids.add(OpusIds.unit(row.number()));
            if (!row.parent().isEmpty()) ids.add(OpusIds.unit(row.parent()));
            for (var kind : OpusUnitContacts.KINDS.keySet()) contactIds.add(OpusUnitContacts.id(row.number(), kind));
        }
        var working = new Working<>(units, ids);
        var contacts = new Working<>(addresses, contactIds);
        for (var row : rows) {
            var id = OpusIds.unit(row.number());
            var before = said.get(row.number());
            var old = working.of(id);
            working.put(id, unit(row, before, old, working, known));
            var period = working.of(id).span();
            if (period != null)
                OpusUnitContacts.keep(
                        row, before == null ? Said.NOTHING : before.said(), old.span(), period, contacts, known);
            if (old.isEmpty()) run.created(1);
            else if (working.changed(id)
                    || OpusUnitContacts.KINDS.keySet().stream()
                            .anyMatch(kind -> contacts.changed(OpusUnitContacts.id(row.number(), kind))))
                run.changed(1);
            else run.unchanged(1);
        }
        working.write();
        contacts.write();
    }

    /** A later end counts at once; an earlier one when those in the unit have moved. */
    private static Segments<Unit> unit(
            UnitRow row, @Nullable Kept before, Segments<Unit> old, Working<UnitId, Unit> working, ClassKeys known) {
        var said = before == null ? Said.NOTHING : before.said();
        @Nullable UnitId parent = row.parent().isEmpty() ? null : OpusIds.unit(row.parent());
        @Nullable LocalDate earliest = null;
        if (parent != null) {
            var above = working.of(parent).span();
            if (above == null)
                throw new RuleBroken("organisation.import.unit-missing", row.parent()).at("parentOrgUnit");
            earliest = above.from();
        }
        var type = known.get("org_unit_type", row.type(), null);
        var fields = OpusDigest.of(row);
        // a unit is never older than the one above it
        var from = later(row.from() == null ? row.changed() : row.from(), earliest);
        if (old.isEmpty())
            return Segments.of(
                    new Validity(from, row.until()),
                    new Unit(row.number(), row.name(), parent, type, null, null, null));
        var result = old;
        if (row.from() != null && !row.from().equals(said.from()))
            result = Stretch.reshaped(
                    result,
                    old.span(),
                    new Validity(from, old.list().getLast().valid().until()));
        var end = result.list().getLast().valid();
        boolean reopened = before == null || before.gone() || !Objects.equals(said.until(), row.until());
        if (reopened
                && end.until() != null
                && (row.until() == null || row.until().isAfter(end.until())))
            result = Stretch.reshaped(result, result.span(), new Validity(end.from(), row.until()));
        var since = later(row.changed(), said.differs("parent", fields.getOrDefault("parent", "")) ? earliest : null);
        return Stretch.patched(
                result,
                Validity.from(since),
                unit -> new Unit(
                        row.number(),
                        said.differs("name", fields.getOrDefault("name", "")) ? row.name() : unit.name(),
                        said.differs("parent", fields.getOrDefault("parent", "")) ? parent : unit.parent(),
                        said.differs("type", fields.getOrDefault("type", "")) ? type : unit.type(),
                        unit.level(),
                        unit.hierarchy(),
                        unit.timePlanning()));
    }

    /** After all employments of the file: what is closed is empty by now, or the rules say who is still in it. */
    void close(List<UnitEnd> rows, Applying run) {
        var said = saidBefore.find(
                OpusSaid.UNIT, rows.stream().map(UnitEnd::number).toList());
        var working = new Working<>(
                units, rows.stream().map(row -> OpusIds.unit(row.number())).toList());
        var contacts = new Working<>(
                addresses,
                rows.stream()
                        .flatMap(row -> OpusUnitContacts.KINDS.keySet().stream()
                                .map(kind -> OpusUnitContacts.id(row.number(), kind)))
                        .toList());
        var kept = new ArrayList<Kept>();
        for (var row : rows) {
            var before = said.get(row.number());
            if (before == null || before.said().skipped()) continue;
            var fields = new LinkedHashMap<>(before.said().fields());
            if (row.until().toString().equals(fields.put(CLOSED, row.until().toString()))) continue;
            kept.add(new Kept(row.number(), before.digest(), before.said().with(fields), before.gone()));
            var off = Validity.from(row.until());
            var id = OpusIds.unit(row.number());
            working.put(id, working.of(id).terminate(off));
            for (var kind : OpusUnitContacts.KINDS.keySet()) {
                var contact = OpusUnitContacts.id(row.number(), kind);
                contacts.put(contact, contacts.of(contact).terminate(off));
            }
        }
        contacts.write();
        working.write();
        if (!kept.isEmpty())
            saidBefore.keep(OpusSaid.UNIT, kept, run.run(), rows.getFirst().on());
    }

    /** Those that the file no longer has, the lowest first. */
    void end(List<String> numbers, LocalDate until) {
        var contacts = new Working<>(
                addresses,
                numbers.stream()
                        .flatMap(number ->
                                OpusUnitContacts.KINDS.keySet().stream().map(kind -> OpusUnitContacts.id(number, kind)))
                        .toList());
        var working = new Working<>(units, numbers.stream().map(OpusIds::unit).toList());
        for (var number : numbers) {
            for (var kind : OpusUnitContacts.KINDS.keySet()) {
                var contact = OpusUnitContacts.id(number, kind);
                contacts.put(contact, contacts.of(contact).terminate(Validity.from(until)));
            }
            working.put(OpusIds.unit(number), working.of(OpusIds.unit(number)).terminate(Validity.from(until)));
        }
        contacts.write();
        working.write();
        saidBefore.gone(OpusSaid.UNIT, numbers);
    }

    static LocalDate later(LocalDate day, @Nullable LocalDate other) {
        return other == null || day.isAfter(other) ? day : other;
    }
}
