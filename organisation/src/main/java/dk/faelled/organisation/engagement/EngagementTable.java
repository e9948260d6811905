package dk.faelled.organisation.engagement;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.EngagementId;
import dk.faelled.organisation.EngagementRow;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.bitemporal.Known;
import dk.faelled.organisation.bitemporal.Shape;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists of employments with the names of all that they join. */
final class EngagementTable {
    private EngagementTable() {}

    static List<EngagementRow> in(
            JdbcClient sql, UnitId unit, boolean withBelow, AsOf asOf, @Nullable EngagementId after, int size) {
        return sql.sql(Known.sql("""
                        with recursive below (id) as (
                            select :unit::uuid
                            union
                            select u.id from below b join {unit} u on u.parent_id = b.id
                             where :withBelow and u.valid_from <= :on and u.valid_until > :on
                        ), chosen as materialized (
                            select e.* from {engagement} e
                             where e.unit_id = any(array(select id from below)) and e.valid_from <= :on and e.valid_until > :on and e.id > :after
                             order by e.id
                             limit :size
                        )
                        select e.id, e.user_key, e.valid_from, e.valid_until, e.person_id, coalesce(trim(p.given_name || ' ' || p.surname), ''),
                               e.unit_id, coalesce(u.name, ''), j.name, t.name
                          from chosen e
                          left join {person} p on p.id = e.person_id and p.valid_from <= :on and p.valid_until > :on
                          left join {unit} u on u.id = e.unit_id and u.valid_from <= :on and u.valid_until > :on
                          left join {class} j on j.id = e.job_function_id and j.valid_from <= :on and j.valid_until > :on
                          left join {class} t on t.id = e.type_id and t.valid_from <= :on and t.valid_until > :on
                         order by e.id
                        """, asOf.knownAt()))
                .params(Known.parameters(asOf))
                .param("unit", unit.value())
                .param("withBelow", withBelow)
                .param("after", after == null ? new UUID(0, 0) : after.value())
                .param("size", size)
                .query((row, _) -> new EngagementRow(
                        new EngagementId(row.getObject(1, UUID.class)),
                        row.getString(2),
                        Shape.valid(row, 3),
                        new PersonId(row.getObject(5, UUID.class)),
                        row.getString(6),
                        new UnitId(row.getObject(7, UUID.class)),
                        row.getString(8),
                        row.getString(9),
                        row.getString(10)))
                .list();
    }
}
