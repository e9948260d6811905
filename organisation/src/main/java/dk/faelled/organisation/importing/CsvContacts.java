package dk.faelled.organisation.importing;

import dk.faelled.organisation.Address;
import dk.faelled.organisation.AddressId;
import dk.faelled.organisation.Addresses;
import dk.faelled.organisation.Id;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.Segments;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.Write;
import dk.faelled.organisation.importing.CsvRows.Period;
import dk.faelled.organisation.importing.CsvRows.PersonRow;
import dk.faelled.organisation.importing.CsvRows.UnitRow;
import dk.faelled.organisation.importing.Source.Said;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The addresses of the CSV set: part of their owner's row, so not counted on their own. */
@Component
class CsvContacts {
    private static final String UNIT = "org_unit_address_type";
    private static final String PERSON = "employee_address_type";
    private static final List<String> OF_UNIT = List.of("Telefon", "E-mail", "EAN-nummer", "P-nummer", "DAR-adresse");
    private final Addresses addresses;
    private final Clock clock;

    CsvContacts(Addresses addresses, Clock clock) {
        this.addresses = addresses;
        this.clock = clock;
    }

    void ofUnits(Map<UnitRow, UnitId> rows, ClassKeys known) {
        var said = new LinkedHashMap<AddressId, List<Said<Address>>>();
        rows.forEach((row, unit) -> {
            var over = new Period(first(row), row.until());
            add(said, unit, "Telefon", "PHONE", row.phone().replace(" ", ""), over, known);
            add(said, unit, "E-mail", "EMAIL", row.email(), over, known);
            add(said, unit, "EAN-nummer", "EAN", row.ean(), over, known);
            add(said, unit, "P-nummer", "PNUMBER", row.pnumber(), over, known);
            add(said, unit, "DAR-adresse", "DAR", row.dar(), over, known);
        });
        keep(said);
    }

    void ofPersons(Map<PersonRow, PersonId> rows, ClassKeys known) {
        var said = new LinkedHashMap<AddressId, List<Said<Address>>>();
        rows.forEach((row, person) -> {
            add(said, person, "E-mail", "EMAIL", row.email(), known);
            add(said, person, "Telefon", "PHONE", row.phone().replace(" ", ""), known);
        });
        keep(said);
    }

    /** Before units close: their addresses would stand in the way. @param ends unit to the first day that no longer counts */
    void close(Map<UnitId, LocalDate> ends) {
        var of = new LinkedHashMap<AddressId, LocalDate>();
        ends.forEach((unit, until) -> OF_UNIT.forEach(type -> of.put(id(unit, type), until)));
        var there = addresses.segments(of.keySet(), null);
        var writes = new ArrayList<Write<AddressId, Address>>();
        there.forEach((id, segments) -> {
            var until = Objects.requireNonNull(of.get(id));
            if (!segments.overlapping(Validity.from(until)).isEmpty())
                writes.add(new Write.End<>(id, Validity.from(until)));
        });
        addresses.write(writes, null);
    }

    void closeAll(Collection<UnitId> units, LocalDate until) {
        var ends = new LinkedHashMap<UnitId, LocalDate>();
        units.forEach(unit -> ends.put(unit, until));
        close(ends);
    }

    /** The day on which it begins; null where it always was. */
    private static @Nullable LocalDate first(UnitRow row) {
        @Nullable LocalDate first = row.states().getFirst().period().from();
        for (var state : row.states()) {
            var from = state.period().from();
            if (from == null) return null;
            if (first == null || from.isBefore(first)) first = from;
        }
        return first;
    }

    private static void add(
            Map<AddressId, List<Said<Address>>> said,
            UnitId unit,
            String type,
            String scope,
            String value,
            Period over,
            ClassKeys known) {
        if (value.isEmpty()) return;
        var address = Address.of(unit, known.get(UNIT, type, scope), value);
        said.put(id(unit, type), List.of(new Said<>(over, address, old -> OpusUnitContacts.valued(old, value))));
    }

    private void add(
            Map<AddressId, List<Said<Address>>> said,
            PersonId person,
            String type,
            String scope,
            String value,
            ClassKeys known) {
        if (value.isEmpty()) return;
        var address = Address.of(person, known.get(PERSON, type, scope), value);
        said.put(
                id(person, type),
                List.of(new Said<>(
                        new Period(LocalDate.now(clock), null), address, old -> OpusUnitContacts.valued(old, value))));
    }

    private static AddressId id(Id owner, String type) {
        return new AddressId(NameUuid.of(owner.value(), "address:" + type));
    }

    private void keep(Map<AddressId, List<Said<Address>>> said) {
        var today = LocalDate.now(clock);
        var before = addresses.segments(said.keySet(), null);
        var writes = new ArrayList<Write<AddressId, Address>>();
        said.forEach((id, states) -> {
            var old = before.getOrDefault(id, Segments.none());
            var state = states.getFirst();
            var value = state.fresh().value();
            var now = old.at(today).orElse(null);
            if (now != null && now.value().equals(value)) return;
            // there already, in the past or to come
            if (!old.isEmpty() && old.list().getLast().state().value().equals(value)) return;
            var until = state.period().until();
            if (!old.isEmpty() && until != null && !today.isBefore(until)) return;
            // what was reachable otherwise until yesterday stays in the past
            var heard = old.isEmpty()
                    ? states
                    : List.of(new Said<>(new Period(today, until), state.fresh(), state.change()));
            writes.add(new Write.Put<>(id, Source.after(old, heard, today)));
        });
        addresses.write(writes, null);
    }
}
