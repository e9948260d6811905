package dk.faelled.organisation.unit;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.bitemporal.Known;
import dk.faelled.organisation.bitemporal.Shape;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What hangs on a unit, before, on and after a day, and the names of what is referred to. */
@Component
@Transactional(readOnly = true)
class UnitLines {
    /** A line of a tab. @param personId null where there is none */
    record Row(
            UUID id,
            Validity valid,
            String userKey,
            @Nullable String kind,
            @Nullable String scope,
            @Nullable String detail,
            @Nullable UUID personId,
            @Nullable String person) {
        /** What the page after this one begins with. */
        String key() {
            return valid.first() + "_" + id;
        }
    }

    private final JdbcClient sql;

    UnitLines(JdbcClient sql) {
        this.sql = sql;
    }

    /** Those of one kind, in order of their first day, the latest first among the past; {@code after} is a {@link Row#key}. */
    List<Row> page(Section section, UnitId unit, AsOf asOf, Tense tense, @Nullable String after, int size) {
        var columns =
                switch (section) {
                    case ADDRESSES -> "{address} t|visibility_id|concat_ws(' :: ', value, nullif(value2, ''))";
                    case ENGAGEMENTS -> "{engagement} t|job_function_id|null::text";
                    case ASSOCIATIONS -> "{association} t|job_function_id|null::text";
                    case MANAGERS -> "{manager} t|level_id|null::text";
                    case UNIT, HISTORY -> throw new IllegalArgumentException(section.name());
                };
        var parts = columns.split("\\|", 3);
        var down = tense == Tense.PAST;
        var key = after == null || !after.matches("[-+0-9]{8,16}_[0-9a-f-]{36}") ? null : after.split("_", 2);
        return sql.sql(Known.sql(
                        """
                        select l.id, l.valid_from, l.valid_until, l.user_key, c.name, c.scope, coalesce(l.detail, d.name), l.person_id, p.name
                          from (select id, valid_from, valid_until, user_key, type_id, %2$s detail_id, %3$s detail, person_id
                                  from %1$s
                                 where unit_id = :unit
                                   and %4$s
                                   and (not :paged or (valid_from, id) %5$s (:afterFrom, :afterId))
                                 order by valid_from %6$s, id %6$s
                                 limit :size) l
                          left join lateral (select name, scope from {class} c where c.id = l.type_id
                                              order by c.valid_from <= :on and c.valid_until > :on desc, c.valid_until desc limit 1) c on true
                          left join lateral (select name from {class} d where d.id = l.detail_id
                                              order by d.valid_from <= :on and d.valid_until > :on desc, d.valid_until desc limit 1) d on true
                          left join lateral (select trim(given_name || ' ' || surname) as name from {person} p where p.id = l.person_id
                                              order by p.valid_from <= :on and p.valid_until > :on desc, p.valid_until desc limit 1) p on true
                         order by l.valid_from %6$s, l.id %6$s
                        """.formatted(
                                        parts[0],
                                        parts[1],
                                        parts[2],
                                        tense.condition(),
                                        down ? "<" : ">",
                                        down ? "desc" : "asc"),
                        asOf.knownAt()))
                .params(Known.parameters(asOf))
                .param("unit", unit.value())
                .param("paged", key != null)
                .param("afterFrom", key == null ? LocalDate.MIN : LocalDate.parse(key[0]))
                .param("afterId", key == null ? new UUID(0, 0) : UUID.fromString(key[1]))
                .param("size", size)
                .query(UnitLines::row)
                .list();
    }

    /** What classes, units and persons are called on the day, or were last, in one query. */
    Map<UUID, String> names(Collection<UUID> ids, AsOf asOf) {
        var names = new HashMap<UUID, String>();
        if (ids.isEmpty()) return names;
        sql.sql(Known.sql("""
                        select distinct on (id) id, name
                          from (select id, name, valid_from, valid_until from {class} c where id = any(:ids)
                                union all
                                select id, name, valid_from, valid_until from {unit} u where id = any(:ids)
                                union all
                                select id, trim(given_name || ' ' || surname), valid_from, valid_until from {person} p where id = any(:ids)) n
                         order by id, valid_from <= :on and valid_until > :on desc, valid_until desc
                        """, asOf.knownAt()))
                .params(Known.parameters(asOf))
                .param("ids", ids.toArray(UUID[]::new))
                .query((ResultSet row) -> {
                    names.put(row.getObject(1, UUID.class), row.getString(2));
                });
        return names;
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject(1, UUID.class),
                Shape.valid(row, 2),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getObject(8, UUID.class),
                row.getString(9));
    }
}
