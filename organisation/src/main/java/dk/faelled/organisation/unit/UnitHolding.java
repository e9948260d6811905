package dk.faelled.organisation.unit;

import dk.faelled.organisation.Id;
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

    /** Number of the newest registration; 0 for none. */
    long newest(UUID object) {
        return sql.sql("select newest from object where id = :id")
                .param("id", object)
                .query(Long.class)
                .optional()
                .orElse(0L);
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

    Id id(Type type, UUID id) {
        return switch (type) {
            case ROLE_BINDING -> new dk.faelled.organisation.RoleBindingId(id);
            case IT_USER -> new dk.faelled.organisation.ItUserId(id);
            case ASSOCIATION -> new dk.faelled.organisation.AssociationId(id);
            case MANAGER -> new dk.faelled.organisation.ManagerId(id);
            case ENGAGEMENT -> new dk.faelled.organisation.EngagementId(id);
            case ADDRESS -> new dk.faelled.organisation.AddressId(id);
            case KLE -> new dk.faelled.organisation.KleId(id);
            case OWNER -> new dk.faelled.organisation.OwnerId(id);
            case RELATED_UNIT -> new dk.faelled.organisation.RelatedUnitId(id);
            default -> throw new IllegalArgumentException(type.name());
        };
    }
}
