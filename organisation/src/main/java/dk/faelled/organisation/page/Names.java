package dk.faelled.organisation.page;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.bitemporal.Known;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What classes, units, persons, systems and employments are called: one query for all of a page. */
@Component
public class Names {
    private final JdbcClient sql;

    Names(JdbcClient sql) {
        this.sql = sql;
    }

    /** On the day, or as they were called last. */
    @Transactional(readOnly = true)
    public Map<UUID, String> of(Collection<UUID> ids, AsOf asOf) {
        var names = new HashMap<UUID, String>();
        if (ids.isEmpty()) return names;
        sql.sql(Known.sql("""
                        select distinct on (id) id, name
                          from (select id, case when facet_id in (select f.id from facet f where f.user_key = 'kle_number') then user_key || ' ' || name else name end name,
                                       valid_from, valid_until from {class} c where id = any(:ids)
                                union all
                                select id, name, valid_from, valid_until from {unit} u where id = any(:ids)
                                union all
                                select id, trim(given_name || ' ' || surname), valid_from, valid_until from {person} p where id = any(:ids)
                                union all
                                select id, name, valid_from, valid_until from {it_system} s where id = any(:ids)
                                union all
                                select e.id, e.user_key || coalesce(', ' || (select c.name from {class} c where c.id = e.job_function_id
                                                                               order by c.valid_until desc limit 1), ''), e.valid_from, e.valid_until
                                  from {engagement} e where e.id = any(:ids)
                                union all
                                select id, user_key, valid_from, valid_until from {it_user} i where id = any(:ids)
                                union all
                                select id, coalesce(description, user_key), valid_from, valid_until from {facet} f where id = any(:ids)) n
                         order by id, valid_from <= :on and valid_until > :on desc, valid_until desc
                        """, asOf.knownAt()))
                .params(Known.parameters(asOf))
                .param("ids", ids.toArray(UUID[]::new))
                .query((ResultSet row) -> {
                    names.put(row.getObject(1, UUID.class), row.getString(2));
                });
        return names;
    }
}
