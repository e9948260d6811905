package dk.faelled.organisation.relation;

import dk.faelled.organisation.UnitId;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which units are linked to which. */
@Component
class RelatedTable {
    private final JdbcClient sql;

    RelatedTable(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    Set<UnitId> partners(UnitId unit, LocalDate on) {
        return new LinkedHashSet<>(sql.sql("""
                        select distinct case unit_id when :unit then other_id else unit_id end
                          from related_unit
                         where (unit_id = :unit or other_id = :unit)
                           and valid_from <= :on
                           and valid_until > :on
                        """)
                .param("unit", unit.value())
                .param("on", on)
                .query((row, _) -> new UnitId(row.getObject(1, UUID.class)))
                .list());
    }
}
