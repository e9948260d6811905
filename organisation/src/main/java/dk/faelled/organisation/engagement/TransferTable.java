package dk.faelled.organisation.engagement;

import dk.faelled.organisation.EngagementId;
import dk.faelled.organisation.Folded;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL about moving many employments at once. */
@Component
class TransferTable {
    private static final String ROW = """
            select e.id, e.user_key, e.person_id, coalesce(p.name, ''), e.unit_id, coalesce(u.name, ''), j.name
              from chosen e
              left join lateral (select trim(given_name || ' ' || surname) as name from person p where p.id = e.person_id
                                  order by valid_from <= :on and valid_until > :on desc, valid_until desc limit 1) p on true
              left join lateral (select name from unit u where u.id = e.unit_id
                                  order by valid_from <= :on and valid_until > :on desc, valid_until desc limit 1) u on true
              left join lateral (select name from class c where c.id = e.job_function_id
                                  order by valid_from <= :on and valid_until > :on desc, valid_until desc limit 1) j on true
            """;

    private final JdbcClient sql;

    TransferTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** Those in the unit (and, if wanted, all below it) on the day, by name. @param words in person, job or number */
    List<Transfer> in(UnitId unit, boolean withBelow, String words, LocalDate on, int size) {
        return sql.sql("""
                        with recursive below (id) as (
                            select :unit::uuid
                            union
                            select u.id from below b join unit u on u.parent_id = b.id
                             where :withBelow and u.valid_from <= :on and u.valid_until > :on
                        ), chosen as materialized (
                            select e.id, e.user_key, e.person_id, e.unit_id, e.job_function_id
                              from engagement e
                             where e.unit_id = any(array(select id from below)) and e.valid_from <= :on and e.valid_until > :on
                        ), named as (%s)
                        select * from named n (id, number, person_id, person, unit_id, unit, job)
                         where not exists (select from unnest(:words) w (word)
                                            where folded(concat_ws(' ', n.person, n.job, n.number)) not like '%%' || w.word || '%%')
                         order by n.person, n.id
                         limit :size
                        """.formatted(ROW))
                .param("unit", unit.value())
                .param("withBelow", withBelow)
                .param("on", on)
                .param(
                        "words",
                        Folded.words(words).stream()
                                .map(w -> w.replaceAll("[\\\\%_]", "\\\\$0"))
                                .toArray(String[]::new))
                .param("size", size)
                .query(TransferTable::row)
                .list();
    }

    /** These, as they are on the day, or were or will be nearest to it. */
    List<Transfer> of(Collection<EngagementId> ids, LocalDate on) {
        return sql.sql("""
                        with chosen as materialized (
                            select distinct on (e.id) e.id, e.user_key, e.person_id, e.unit_id, e.job_function_id
                              from engagement e
                             where e.id = any(:ids)
                             order by e.id, e.valid_from <= :on and e.valid_until > :on desc, e.valid_until desc
                        )
                        %s
                         order by 4, 1
                        """.formatted(ROW))
                .param("ids", ids.stream().map(EngagementId::value).toArray(UUID[]::new))
                .param("on", on)
                .query(TransferTable::row)
                .list();
    }

    /** Those whose persons lead the units that they would leave. */
    Set<EngagementId> led(Collection<EngagementId> ids, LocalDate on) {
        return new HashSet<>(sql.sql("""
                        select distinct e.id
                          from engagement e
                          join manager m on m.person_id = e.person_id and m.unit_id = e.unit_id
                           and m.valid_from <= :on and m.valid_until > :on
                         where e.id = any(:ids)
                           and e.valid_from <= :on
                           and e.valid_until > :on
                        """)
                .param("ids", ids.stream().map(EngagementId::value).toArray(UUID[]::new))
                .param("on", on)
                .query((row, _) -> new EngagementId(row.getObject(1, UUID.class)))
                .list());
    }

    private static Transfer row(ResultSet row, int number) throws SQLException {
        return new Transfer(
                new EngagementId(row.getObject(1, UUID.class)),
                row.getString(2),
                new PersonId(row.getObject(3, UUID.class)),
                row.getString(4),
                new UnitId(row.getObject(5, UUID.class)),
                row.getString(6),
                row.getString(7),
                null,
                null);
    }
}
