package dk.faelled.organisation.unit;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.ErrorKey;
import dk.faelled.organisation.Line;
import dk.faelled.organisation.Registration.LifeCycle;
import dk.faelled.organisation.Unit;
import dk.faelled.organisation.UnitCard;
import dk.faelled.organisation.UnitChanged;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.UnitRow;
import dk.faelled.organisation.Units;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.Write;
import dk.faelled.organisation.Written;
import dk.faelled.organisation.bitemporal.Lines;
import dk.faelled.organisation.bitemporal.Registers;
import dk.faelled.organisation.bitemporal.Shape;
import dk.faelled.organisation.bitemporal.StoredRegister;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rules of units: no unit below itself, none closed over the heads of those in it. */
@Component
class UnitRegister extends StoredRegister<UnitId, Unit> implements Units {
    private static final Shape<UnitId, Unit> SHAPE = Shape.of(UnitId.class, Unit.class);

    private final UnitTable table;
    private final Closing closing;

    UnitRegister(Registers parts, UnitTable table, Closing closing) {
        super(SHAPE, parts, UnitChanged::new);
        this.table = table;
        this.closing = closing;
    }

    @Override
    public void terminate(UnitId id, Validity off, @Nullable String note) {
        var segments = segments(id, null);
        if (segments.isEmpty()) throw ErrorKey.UNIT_NOT_FOUND.broken(id);
        if (segments.overlapping(Validity.on(off.first())).isEmpty() && off.from() != null) {
            var span = java.util.Objects.requireNonNull(segments.span());
            throw ErrorKey.OUTSIDE_UNIT.broken(id, text(span.from()), text(span.until()));
        }
        super.terminate(id, off, note);
    }

    private static Object text(@Nullable LocalDate day) {
        return day == null ? "–" : day;
    }

    @Override
    protected boolean takesTurns(List<? extends Write<UnitId, Unit>> writes) {
        return writes.stream().anyMatch(w -> w instanceof Write.Put || w instanceof Write.Patch);
    }

    @Override
    protected void check(List<Written<UnitId, Unit>> changes) {
        table.belowItself(changes).ifPresent(id -> {
            throw ErrorKey.MOVE_TO_CHILD.broken(id).at("parent");
        });
        for (var change : changes)
            if (change.lifeCycle() != LifeCycle.DELETED) change.lost().forEach(v -> closing.check(change.id(), v));
    }

    @Override
    protected void follow(List<Written<UnitId, Unit>> changes) {
        search().units(changes.stream().map(c -> c.id().value()).toList());
    }

    @Override
    public void move(UnitId unit, @Nullable UnitId parent, Validity over, @Nullable String note) {
        update(unit, over, u -> u.under(parent), note);
    }

    @Override
    public List<UnitRow> roots(AsOf asOf) {
        return table.children(null, asOf);
    }

    @Override
    public List<UnitRow> children(UnitId parent, AsOf asOf) {
        return table.children(parent, asOf);
    }

    @Override
    public List<UnitRow> tree(AsOf asOf) {
        return table.tree(asOf);
    }

    @Override
    public List<UnitRow> path(UnitId unit, AsOf asOf) {
        return table.path(unit, asOf);
    }

    @Override
    public List<UnitId> subtree(UnitId top, AsOf asOf) {
        return table.subtree(top, asOf);
    }

    @Override
    public Optional<UnitCard> card(UnitId unit, AsOf asOf) {
        return found("t.id = :id", asOf, Map.of("id", unit.value()), 1).stream()
                .findFirst()
                .map(f -> new UnitCard(f, table.path(unit, asOf), Lines.ofUnit(sql, unit, asOf)));
    }

    @Override
    public List<Line> inTheWay(UnitId unit, AsOf from) {
        return Lines.ofUnit(sql, unit, from);
    }
}
