package dk.faelled.roles.projection;

import dk.faelled.platform.TenantCreated;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A new authority has its domain, its settings and the constraint types that all know. */
@Component
class Groundwork {
    private final JdbcClient sql;

    Groundwork(JdbcClient sql) {
        this.sql = sql;
    }

    /** Before all that lays out more upon it. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(TenantCreated created) {
        sql.sql("select lay_role_catalogue(:tenant)")
                .param("tenant", created.tenant().value())
                .query((row, _) -> true)
                .single();
    }
}
