package dk.faelled.organisation.unit;

import dk.faelled.organisation.ErrorKey;
import dk.faelled.organisation.OrganisationSettings;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.Validity;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** No unit is closed while something is in it. */
@Component
class Closing {
    record Held(Type type, long count) {}

    private final JdbcClient sql;
    private final OrganisationSettings settings;

    Closing(JdbcClient sql, OrganisationSettings settings) {
        this.sql = sql;
        this.settings = settings;
    }

    /** Strict: nothing may be there in all the time that the unit is not; lenient: nothing on the first day. */
    void check(UnitId unit, Validity lost) {
        var held = held(unit, lost);
        long children = held.stream()
                .filter(h -> h.type() == Type.UNIT)
                .mapToLong(Held::count)
                .sum();
        var roles = held.stream()
                .filter(h -> h.type() != Type.UNIT)
                .map(h -> h.type().functionName())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        if (children > 0 && !roles.isEmpty()) throw ErrorKey.UNIT_WITH_CHILDREN_AND_ROLES.broken(children, roles);
        if (children > 0) throw ErrorKey.UNIT_WITH_CHILDREN.broken(children);
        if (!roles.isEmpty()) throw ErrorKey.UNIT_WITH_ROLES.broken(roles);
    }

    /** What is in the unit while it would not be there, by kind. */
    List<Held> held(UnitId unit, Validity lost) {
        var end = settings.lenient() && lost.from() != null ? lost.from().plusDays(1) : lost.end();
        return sql
                .sql("""
                        select 'UNIT' type, count(distinct id) from unit where parent_id = :id and valid_from < :until and valid_until > :from
                        union all
                        select 'ENGAGEMENT', count(distinct id) from engagement where unit_id = :id and valid_from < :until and valid_until > :from
                        union all
                        select 'ASSOCIATION', count(distinct id) from association where unit_id = :id and valid_from < :until and valid_until > :from
                        union all
                        select 'MANAGER', count(distinct id) from manager where unit_id = :id and valid_from < :until and valid_until > :from
                        union all
                        select 'ADDRESS', count(distinct id) from address where unit_id = :id and valid_from < :until and valid_until > :from
                        union all
                        select 'IT_USER', count(distinct id) from it_user where unit_id = :id and valid_from < :until and valid_until > :from
                        union all
                        select 'ROLE_BINDING', count(distinct id) from role_binding where unit_id = :id and valid_from < :until and valid_until > :from
                        union all
                        select 'KLE', count(distinct id) from kle where unit_id = :id and valid_from < :until and valid_until > :from
                        union all
                        select 'OWNER', count(distinct id) from owner where unit_id = :id and valid_from < :until and valid_until > :from
                        union all
                        select 'RELATED_UNIT', count(distinct id) from related_unit where :id in (unit_id, other_id) and valid_from < :until and valid_until > :from
                        """)
                .param("id", unit.value())
                .param("from", lost.first())
                .param("until", end)
                .query((row, _) -> new Held(Type.valueOf(row.getString(1)), row.getLong(2)))
                .list()
                .stream()
                .filter(h -> h.count() > 0)
                .toList();
    }
}
