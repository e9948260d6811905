package dk.faelled.organisation.manager;

import dk.faelled.platform.UnitManagers;
import dk.faelled.platform.page.Formats;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whose the tasks of a unit are; a unit whose place as a manager is vacant is led from above. */
@Component
@Transactional(readOnly = true)
class LedUnits implements UnitManagers {
    private final JdbcClient sql;
    private final Clock clock;

    LedUnits(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public Set<UUID> ledBy(UUID person) {
        return Set.copyOf(sql.sql("""
                        with recursive led (id) as (
                            select unit_id
                              from manager
                             where person_id = :person
                               and valid_from <= :on
                               and valid_until > :on
                            union
                            select u.id
                              from led
                              join unit u on u.parent_id = led.id and u.valid_from <= :on and u.valid_until > :on
                             where not exists (select from manager m
                                                where m.unit_id = u.id and m.person_id is not null
                                                  and m.valid_from <= :on and m.valid_until > :on)
                        )
                        select id from led
                        """)
                .param("person", person)
                .param("on", today())
                .query(UUID.class)
                .list());
    }

    @Override
    public Set<UUID> unled(Set<UUID> units) {
        return Set.copyOf(sql.sql("""
                        with recursive up (start, id) as (
                            select id, id from unnest(:units) s (id)
                            union
                            select up.start, u.parent_id
                              from up
                              join unit u on u.id = up.id and u.valid_from <= :on and u.valid_until > :on
                             where u.parent_id is not null
                        )
                        select start
                          from up
                          left join manager m on m.unit_id = up.id and m.person_id is not null
                                             and m.valid_from <= :on and m.valid_until > :on
                         group by start
                        having count(m.id) = 0
                        """)
                .param("units", units.toArray(UUID[]::new))
                .param("on", today())
                .query(UUID.class)
                .list());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
    }
}
