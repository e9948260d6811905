package dk.faelled.organisation.unit;

import dk.faelled.organisation.Accounts;
import dk.faelled.organisation.Addresses;
import dk.faelled.organisation.Associations;
import dk.faelled.organisation.Engagements;
import dk.faelled.organisation.Id;
import dk.faelled.organisation.KleMarkings;
import dk.faelled.organisation.Managers;
import dk.faelled.organisation.Owners;
import dk.faelled.organisation.Register;
import dk.faelled.organisation.RelatedUnits;
import dk.faelled.organisation.RoleBindings;
import dk.faelled.organisation.Segments;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.Units;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.Write;
import dk.faelled.organisation.editing.Changes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A whole unit ends in one act. */
@Component
@Transactional
class UnitChanges {
    private final Closing closing;
    private final UnitHolding holding;
    private final Changes changes;
    private final Units units;
    private final List<Register<?, ?>> inOrder;

    UnitChanges(
            Closing closing,
            UnitHolding holding,
            Changes changes,
            Units units,
            RoleBindings bindings,
            Accounts accounts,
            Associations associations,
            Managers managers,
            Engagements engagements,
            Addresses addresses,
            KleMarkings kle,
            Owners owners,
            RelatedUnits related) {
        this.closing = closing;
        this.holding = holding;
        this.changes = changes;
        this.units = units;
        // what refers to others goes before what it refers to
        this.inOrder =
                List.of(bindings, associations, accounts, managers, addresses, engagements, kle, owners, related);
    }

    /** What keeps the unit from ending so that the day is the first without it. */
    @Transactional(readOnly = true)
    public List<Closing.Held> inTheWay(UnitId unit, LocalDate from) {
        return closing.held(unit, Validity.from(from));
    }

    /** Ends the unit and, if wanted, first all that is in it and below it. */
    public void end(UnitId unit, long seen, LocalDate from, boolean everything, @Nullable String note) {
        changes.overNone(unit.value(), seen, () -> {
            var off = Validity.from(from);
            if (everything) {
                var all = holding.below(unit, from);
                for (var register : inOrder) endIn(register, all, off, note);
                // the lowest first, so that none is closed over its children
                for (var below : all.reversed())
                    if (!below.equals(unit.value())) units.terminate(new UnitId(below), endOf(below, off), note);
            }
            units.terminate(unit, off, note);
            return 1;
        });
    }

    /** A subunit that begins later ends from its own start. */
    private Validity endOf(UUID unit, Validity off) {
        return units.segments(new UnitId(unit), null).overlapping(off).stream()
                .findFirst()
                .flatMap(s -> s.valid().meet(off))
                .map(v -> new Validity(v.from(), null))
                .orElse(off);
    }

    @SuppressWarnings("unchecked")
    private <I extends Id, A extends Record> void endIn(
            Register<I, A> register, List<UUID> units, Validity off, @Nullable String note) {
        var ids = holding.in(register.type(), units, Objects.requireNonNull(off.from()));
        if (ids.isEmpty()) return;
        var wanted = Set.copyOf(units);
        var typed = new HashSet<I>();
        for (var id : ids) typed.add((I) register.type().id(id));
        var writes = new ArrayList<Write<I, A>>();
        Map<I, Segments<A>> segments = register.segments(typed, null);
        segments.forEach((id, all) -> all.list().stream()
                .filter(s -> refersTo(s.state(), wanted))
                .flatMap(s -> s.valid().meet(off).stream())
                .forEach(v -> writes.add(new Write.End<>(id, v))));
        register.write(writes, note);
    }

    private static boolean refersTo(Record state, Set<UUID> units) {
        for (var component : state.getClass().getRecordComponents())
            if (component.getType().equals(UnitId.class))
                try {
                    if (component.getAccessor().invoke(state) instanceof UnitId id && units.contains(id.value()))
                        return true;
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
        return false;
    }
}
