package dk.faelled.roles.requests;

import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How many of the receiver's colleagues, those who work in the same unit, hold what is asked for. */
@Component
@Transactional(readOnly = true)
class Peers {
    private final JdbcClient sql;
    private final Clock clock;

    Peers(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The rows with the numbers in words, all found in one question. */
    List<RequestLists.Row> of(List<RequestLists.Row> rows) {
        if (rows.isEmpty()) return rows;
        var words = new HashMap<UUID, String>();
        sql.sql("""
                        select w.id, count(*) as colleagues, count(*) filter (where exists (
                                   select from effective_role e
                                    where e.user_id = p.user_id
                                      and e.through is not null
                                      and (e.user_role_id = w.role or e.group_id = w.group_id)
                                      and (e.start_date is null or e.start_date <= :today)
                                      and (e.stop_date is null or e.stop_date >= :today))) as holding
                          from unnest(:ids::uuid[], :units::uuid[], :roles::bigint[], :groups::bigint[], :receivers::uuid[])
                               w (id, unit_id, role, group_id, receiver)
                          join lateral (select distinct x.user_id
                                          from role_position x
                                          join role_user u on u.id = x.user_id and u.deleted_at is null and not u.disabled
                                         where x.unit_id = w.unit_id
                                           and x.user_id <> w.receiver) p on true
                         group by w.id
                        """)
                .param("ids", rows.stream().map(RequestLists.Row::id).toArray(UUID[]::new))
                .param("units", rows.stream().map(RequestLists.Row::unitId).toArray(UUID[]::new))
                .param("roles", rows.stream().map(RequestLists.Row::role).toArray(Long[]::new))
                .param("groups", rows.stream().map(RequestLists.Row::group).toArray(Long[]::new))
                .param(
                        "receivers",
                        rows.stream().map(RequestLists.Row::receiverId).toArray(UUID[]::new))
                .param("today", LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN))
                .query(row -> {
                    words.put(
                            row.getObject("id", UUID.class),
                            Messages.text("roles.request.peers", row.getLong("holding"), row.getLong("colleagues")));
                });
        var told = new ArrayList<RequestLists.Row>();
        for (var row : rows)
            told.add(row.with(words.getOrDefault(row.id(), Messages.text("roles.request.peers.none"))));
        return told;
    }

    /** Roles that colleagues hold, those of most first. @param unit of the one who asks @return numbers */
    Map<Long, Long> held(UUID unit, int most) {
        var found = new java.util.LinkedHashMap<Long, Long>();
        sql.sql("""
                        select e.user_role_id, count(distinct e.user_id) as holding
                          from role_position p
                          join effective_role e on e.user_id = p.user_id and e.through is not null
                                                and e.user_role_id is not null
                         where p.unit_id = :unit
                           and (e.start_date is null or e.start_date <= :today)
                           and (e.stop_date is null or e.stop_date >= :today)
                         group by e.user_role_id
                         order by holding desc, e.user_role_id
                         limit :most
                        """)
                .param("unit", unit)
                .param("today", LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN))
                .param("most", most)
                .query(row -> {
                    found.put(row.getLong(1), row.getLong(2));
                });
        return found;
    }
}
