package dk.faelled.organisation.unit;

import dk.faelled.organisation.Type;
import dk.faelled.organisation.UnitId;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a unit and all below it hold from a day on. */
@Component
class UnitHolding {
    private final JdbcClient sql;

    UnitHolding(JdbcClient sql) {
        this.sql = sql;
    }

    /** The unit and those below it at any time from the day on, each after the ones above. */
    List<UUID> below(UnitId unit, LocalDate from) {
        return sql.sql("""
                        with recursive below (id, depth) as (
                            select :id::uuid, 0
                            union
                            select u.id, b.depth + 1
                              from below b
                              join unit u on u.parent_id = b.id and u.valid_until > :from
                             where b.depth < 100
                        )
                        select id from below group by id order by max(depth), id
                        """)
                .param("id", unit.value())
                .param("from", from)
                .query(UUID.class)
                .list();
    }

    /** Objects of the type that are in one of the units at any time from the day on. */
    List<UUID> in(Type type, List<UUID> units, LocalDate from) {
        var column = type == Type.RELATED_UNIT
                ? "(unit_id = any(:units) or other_id = any(:units))"
                : "unit_id = any(:units)";
        return sql.sql("select distinct id from %s where %s and valid_until > :from".formatted(type.table(), column))
                .param("units", units.toArray(UUID[]::new))
                .param("from", from)
                .query(UUID.class)
                .list();
    }
}
