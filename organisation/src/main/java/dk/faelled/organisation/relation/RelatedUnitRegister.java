package dk.faelled.organisation.relation;

import dk.faelled.organisation.ErrorKey;
import dk.faelled.organisation.RelatedUnit;
import dk.faelled.organisation.RelatedUnitChanged;
import dk.faelled.organisation.RelatedUnitId;
import dk.faelled.organisation.RelatedUnits;
import dk.faelled.organisation.Written;
import dk.faelled.organisation.bitemporal.Registers;
import dk.faelled.organisation.bitemporal.Shape;
import dk.faelled.organisation.bitemporal.StoredRegister;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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
