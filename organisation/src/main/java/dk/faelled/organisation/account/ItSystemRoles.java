package dk.faelled.organisation.account;

import dk.faelled.organisation.ItSystemId;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The roles of a system: classes of the facet role that point to it. */
@Component
class ItSystemRoles {
    record Role(UUID id, String name) {}

    private final JdbcClient sql;

    ItSystemRoles(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    List<Role> of(ItSystemId system, LocalDate on) {
        return sql.sql("""
                        select c.id, c.name
                          from class c
                          join facet f on f.id = c.facet_id and f.user_key = 'role' and f.valid_from <= :on and f.valid_until > :on
                         where c.it_system_id = :system
                           and c.valid_from <= :on
                           and c.valid_until > :on
                         order by c.name, c.id
                        """)
                .param("system", system.value())
                .param("on", on)
                .query((row, _) -> new Role(row.getObject(1, UUID.class), row.getString(2)))
                .list();
    }
}
