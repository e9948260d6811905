package dk.faelled.organisation.relation;

import dk.faelled.organisation.ErrorKey;
import dk.faelled.organisation.RelatedUnit;
import dk.faelled.organisation.RelatedUnitChanged;
import dk.faelled.organisation.RelatedUnitId;
import dk.faelled.organisation.RelatedUnits;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.Written;
import dk.faelled.organisation.bitemporal.Registers;
import dk.faelled.organisation.bitemporal.Shape;
import dk.faelled.organisation.bitemporal.StoredRegister;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Links between units: both must be there for ever, so that none is linked to what is about to close. */
@Component
class RelatedUnitRegister extends StoredRegister<RelatedUnitId, RelatedUnit> implements RelatedUnits {
    private static final Shape<RelatedUnitId, RelatedUnit> SHAPE = Shape.of(RelatedUnitId.class, RelatedUnit.class);

    private record Ending(UUID unit, LocalDate from, LocalDate until) {}

    RelatedUnitRegister(Registers parts) {
        super(SHAPE, parts, RelatedUnitChanged::new);
    }

    @Override
    public void relate(UnitId unit, Collection<UnitId> partners, Validity over, @Nullable String note) {
        var wanted = new LinkedHashSet<>(partners);
        var units = new LinkedHashSet<>(partners);
        units.add(unit);
        await(units);
        var keys = keys(units);
        for (var each : units) if (!keys.containsKey(each)) throw ErrorKey.UNIT_NOT_FOUND.broken(each);
        var links = segments(of(unit), null);
        write(
                new Partners(unit, over, links).become(wanted, other -> keys.get(unit) + " <-> " + keys.get(other)),
                note);
    }

    /** Two who link the same units wait for each other, else both would make the link. */
    private void await(Collection<UnitId> units) {
        sql.sql("select id from lock_objects(:units, '{}')")
                .param("units", array(units))
                .query(UUID.class)
                .list();
    }

    private Map<UnitId, String> keys(Collection<UnitId> units) {
        var keys = new HashMap<UnitId, String>();
        sql.sql("select id, user_key from unit where id = any(:units) order by valid_from")
                .param("units", array(units))
                .query(row -> {
                    keys.put(new UnitId(row.getObject(1, UUID.class)), row.getString(2));
                });
        return keys;
    }

    private List<RelatedUnitId> of(UnitId unit) {
        return sql.sql("select distinct id from related_unit where unit_id = :unit or other_id = :unit order by id")
                .param("unit", unit.value())
                .query((row, _) -> new RelatedUnitId(row.getObject(1, UUID.class)))
                .list();
    }

    private static UUID[] array(Collection<UnitId> units) {
        return units.stream().map(UnitId::value).toArray(UUID[]::new);
    }

    @Override
    protected void check(List<Written<RelatedUnitId, RelatedUnit>> changes) {
        var units = changes.stream()
                .flatMap(c -> c.pieces().stream())
                .flatMap(p -> Stream.of(p.state().unit(), p.state().other()))
                .map(u -> u.value())
                .distinct()
                .toArray(UUID[]::new);
        if (units.length == 0) return;
        sql.sql("""
                        select id, min(valid_from), max(valid_until)
                          from unit
                         where id = any(:units)
                         group by id
                        having max(valid_until) < 'infinity'
                         limit 1
                        """)
                .param("units", units)
                .query((row, _) -> new Ending(
                        row.getObject(1, UUID.class),
                        row.getObject(2, LocalDate.class),
                        row.getObject(3, LocalDate.class)))
                .optional()
                .ifPresent(ending -> {
                    throw ErrorKey.OUTSIDE_UNIT.broken(
                            ending.unit(), LocalDate.MIN.equals(ending.from()) ? "–" : ending.from(), ending.until());
                });
    }
}
