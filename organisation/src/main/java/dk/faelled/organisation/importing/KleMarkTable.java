package dk.faelled.organisation.importing;

import dk.faelled.organisation.KleId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The units that a marking spreadsheet means, and the markings that are there. */
@Repository
class KleMarkTable {
    private final JdbcClient sql;

    KleMarkTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** By UUID, else by key, else by name without regard to large and small letters; those that are there on the day or later. */
    @Transactional(readOnly = true)
    public Map<String, Set<UUID>> units(Collection<String> called, LocalDate on) {
        var found = new HashMap<String, Set<UUID>>();
        if (called.isEmpty()) return found;
        sql.sql("""
                        with said as (
                            select said from unnest(:called::text[]) said
                        ), known as (
                            select id, user_key, lower(name) as name from unit where valid_until > :on
                        ), matched as (
                            select s.said, k.id, 1 as rank from said s join known k on k.id::text = lower(s.said)
                             union
                            select s.said, k.id, 2 from said s join known k on k.user_key = s.said
                             union
                            select s.said, k.id, 3 from said s join known k on k.name = lower(s.said)
                        )
                        select said, id
                          from matched m
                         where rank = (select min(rank) from matched best where best.said = m.said)
                        """)
                .param("called", called.toArray(String[]::new))
                .param("on", on)
                .query(row -> {
                    found.computeIfAbsent(row.getString(1), _ -> new HashSet<>())
                            .add(row.getObject(2, UUID.class));
                });
        return found;
    }

    /** What marks the units with the numbers, by {@link #pair}; where two do, the one that begins last. */
    Map<String, KleId> marks(Collection<UUID> units, Collection<UUID> numbers) {
        var found = new HashMap<String, KleId>();
        sql.sql("""
                        select unit_id, number_id, id
                          from kle
                         where unit_id = any (:units)
                           and number_id = any (:numbers)
                         order by valid_from, id
                        """)
                .param("units", units.toArray(UUID[]::new))
                .param("numbers", numbers.toArray(UUID[]::new))
                .query(row -> {
                    found.put(
                            pair(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                            new KleId(row.getObject(3, UUID.class)));
                });
        return found;
    }

    static String pair(UUID unit, UUID number) {
        return unit + "|" + number;
    }
}
