package dk.faelled.organisation.quality;

import dk.faelled.organisation.Id;
import dk.faelled.organisation.People;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.Register;
import dk.faelled.organisation.Segments;
import dk.faelled.organisation.Unit;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.Units;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.Write;
import dk.faelled.organisation.page.AllRegisters;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * An object is there on days on which its unit or person is not. From today on it ends on those days; a unit comes under the
 * nearest one above that is there.
 */
@Component
class RangeRepair {
    private final AllRegisters registers;
    private final Units units;
    private final People people;

    RangeRepair(AllRegisters registers, Units units, People people) {
        this.registers = registers;
        this.units = units;
        this.people = people;
    }

    void endOutsideUnit(FindingTable.Finding finding, LocalDate today, String note) {
        var unit = new UnitId(finding.about());
        end(
                registers.of(finding.type()),
                finding.object(),
                units.segments(unit, null),
                today,
                note,
                state -> in(state, unit));
    }

    void endOutsidePerson(FindingTable.Finding finding, LocalDate today, String note) {
        var person = new PersonId(finding.about());
        end(
                registers.of(finding.type()),
                finding.object(),
                people.segments(person, null),
                today,
                note,
                state -> in(state, person));
    }

    private static boolean in(Record state, Id id) {
        for (var component : state.getClass().getRecordComponents())
            try {
                if ((component.getName().equals("unit") || component.getName().equals("person"))
                        && id.equals(component.getAccessor().invoke(state))) return true;
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        return false;
    }

    private static <I extends Id, A extends Record> void end(
            Register<I, A> register,
            UUID object,
            Segments<?> there,
            LocalDate today,
            String note,
            Predicate<Record> meant) {
        @SuppressWarnings("unchecked") // the id that the register itself writes
        var id = (I) register.type().id(object);
        List<Write.End<I, A>> ends = register.segments(id, null).list().stream()
                .filter(segment -> meant.test(segment.state()))
                .flatMap(segment -> segment.valid().meet(Validity.from(today)).stream())
                .flatMap(valid -> there.missing(valid).stream())
                .map(off -> new Write.End<I, A>(id, off))
                .toList();
        register.write(ends, note);
    }

    void raise(FindingTable.Finding finding, LocalDate today, String note) {
        var unit = new UnitId(finding.object());
        var parent = new UnitId(finding.about());
        var there = units.segments(parent, null);
        for (var segment : units.segments(unit, null).list()) {
            if (!parent.equals(segment.state().parent())) continue;
            segment.valid().meet(Validity.from(today)).stream()
                    .flatMap(valid -> there.missing(valid).stream())
                    .forEach(off -> units.move(unit, above(unit, there, off), off, note));
        }
    }

    /** The nearest unit above that is there all the time; null for none. */
    private @Nullable UnitId above(UnitId unit, Segments<Unit> gone, Validity off) {
        var seen = new HashSet<>(List.of(unit));
        var at = gone.isEmpty() ? null : gone.list().getLast().state().parent();
        while (at != null && seen.add(at)) {
            var segments = units.segments(at, null);
            if (segments.covers(off)) return at;
            at = segments.isEmpty() ? null : segments.list().getLast().state().parent();
        }
        return null;
    }
}
