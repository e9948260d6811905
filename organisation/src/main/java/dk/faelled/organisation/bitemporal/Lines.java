package dk.faelled.organisation.bitemporal;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.Line;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything that points to a unit or a person on a day, with the names to show: one query. */
public final class Lines {
    private static final String QUERY = """
            with line (type, id, valid_from, valid_until, user_key, class_id, detail_id, detail, unit_id, person_id) as (
                select 'ENGAGEMENT', id, valid_from, valid_until, user_key, type_id, job_function_id, null, unit_id, person_id
                  from {engagement} t where %1$s = :id and valid_from <= :on and valid_until > :on
                union all
                select 'ASSOCIATION', id, valid_from, valid_until, user_key, type_id, job_function_id, null, unit_id, person_id
                  from {association} t where %1$s = :id and valid_from <= :on and valid_until > :on
                union all
                select 'MANAGER', id, valid_from, valid_until, user_key, type_id, level_id, null, unit_id, person_id
                  from {manager} t where %1$s = :id and valid_from <= :on and valid_until > :on
                union all
                select 'ADDRESS', id, valid_from, valid_until, user_key, type_id, visibility_id, concat_ws(' :: ', value, nullif(value2, '')), unit_id, person_id
                  from {address} t where %1$s = :id and valid_from <= :on and valid_until > :on
                union all
                select 'IT_USER', id, valid_from, valid_until, user_key, null, primary_id,
                       (select min(s.name) from it_system s where s.id = t.it_system_id), unit_id, person_id
                  from {it_user} t where %1$s = :id and valid_from <= :on and valid_until > :on
                union all
                select 'OWNER', id, valid_from, valid_until, user_key, null, null, inference_priority, unit_id, owner_id
                  from {owner} t where %1$s = :id and valid_from <= :on and valid_until > :on
                %2$s
            )
            select l.type, l.id, l.valid_from, l.valid_until, l.user_key, c.name, c.scope, coalesce(l.detail, d.name), l.unit_id, u.name, l.person_id,
                   nullif(trim(p.given_name || ' ' || p.surname), '')
              from line l
              left join lateral (select name, scope from {class} c where c.id = l.class_id
                                  order by c.valid_from <= :on and c.valid_until > :on desc, c.valid_until desc limit 1) c on true
              left join lateral (select name from {class} d where d.id = l.detail_id
                                  order by d.valid_from <= :on and d.valid_until > :on desc, d.valid_until desc limit 1) d on true
              left join {unit} u on u.id = l.unit_id and u.valid_from <= :on and u.valid_until > :on
              left join {person} p on p.id = l.person_id and p.valid_from <= :on and p.valid_until > :on
             order by l.type, c.name, l.valid_from, l.id
            """;
    private static final String ONLY_PERSONS = """
                union all
                select 'LEAVE', id, valid_from, valid_until, user_key, type_id, null, null, null, person_id
                  from {leave} t where person_id = :id and valid_from <= :on and valid_until > :on
            """;
    private static final String ONLY_UNITS = """
                union all
                select 'KLE', id, valid_from, valid_until, user_key, number_id, null, null, unit_id, null
                  from {kle} t where unit_id = :id and valid_from <= :on and valid_until > :on
                union all
                select 'RELATED_UNIT', id, valid_from, valid_until, user_key, null, null, null, case unit_id when :id then other_id else unit_id end, null
                  from {related_unit} t where (unit_id = :id or other_id = :id) and valid_from <= :on and valid_until > :on
            """;

    private Lines() {}

    public static List<Line> ofUnit(JdbcClient sql, UnitId unit, AsOf asOf) {
        return lines(sql, QUERY.formatted("unit_id", ONLY_UNITS), unit.value(), asOf);
    }

    public static List<Line> ofPerson(JdbcClient sql, PersonId person, AsOf asOf) {
        return lines(sql, QUERY.formatted("person_id", ONLY_PERSONS), person.value(), asOf);
    }

    private static List<Line> lines(JdbcClient sql, String query, UUID id, AsOf asOf) {
        return sql.sql(Known.sql(query, asOf.knownAt()))
                .params(Known.parameters(asOf))
                .param("id", id)
                .query(Lines::line)
                .list();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        var unit = row.getObject(9, UUID.class);
        var person = row.getObject(11, UUID.class);
        return new Line(
                Type.valueOf(row.getString(1)),
                row.getObject(2, UUID.class),
                Shape.valid(row, 3),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                unit == null ? null : new UnitId(unit),
                row.getString(10),
                person == null ? null : new PersonId(person),
                row.getString(12));
    }
}
