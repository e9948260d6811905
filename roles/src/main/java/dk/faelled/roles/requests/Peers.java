package dk.faelled.roles.requests;

import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    /** A wish of somebody in a unit. @param role null where it is a group */
    record Wish(
            UUID request,
            UUID receiver,
            @Nullable UUID unit,
            @Nullable Long role,
            @Nullable Long group) {}

    /** The rows with the numbers in words. */
    List<RequestLists.Row> of(List<RequestLists.Row> rows) {
        var words = words(rows.stream()
                .map(row -> new Wish(row.id(), row.receiverId(), row.unitId(), row.role(), row.group()))
                .toList());
        return rows.stream()
                .map(row -> row.with(words.getOrDefault(row.id(), "")))
                .toList();
    }

    /** By the request's number; all found in one question. */
    Map<UUID, String> words(List<Wish> wishes) {
        var words = new HashMap<UUID, String>();
        for (var wish : wishes) words.put(wish.request(), Messages.text("roles.request.peers.none"));
        if (wishes.isEmpty()) return words;
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
                .param("ids", wishes.stream().map(Wish::request).toArray(UUID[]::new))
                .param("units", wishes.stream().map(Wish::unit).toArray(UUID[]::new))
                .param("roles", wishes.stream().map(Wish::role).toArray(Long[]::new))
                .param("groups", wishes.stream().map(Wish::group).toArray(Long[]::new))
                .param("receivers", wishes.stream().map(Wish::receiver).toArray(UUID[]::new))
                .param("today", LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN))
                .query(row -> {
                    words.put(
                            row.getObject("id", UUID.class),
                            Messages.text("roles.request.peers", row.getLong("holding"), row.getLong("colleagues")));
                });
        return words;
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
