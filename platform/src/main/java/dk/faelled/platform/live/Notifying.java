package dk.faelled.platform.live;

import dk.faelled.platform.Live;
import dk.faelled.platform.Tenant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Puts signals into the running transaction: PostgreSQL sends them when it commits, equal ones once. */
@Component
class Notifying implements Live {
    private final JdbcClient sql;
    private final JsonMapper json;

    Notifying(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed(String event, UUID id, To to) {
        var signal = new Signal(Tenant.current().value(), event, id, to.actor(), to.permission());
        sql.sql("select pg_notify(:channel, :signal)::text")
                .param("channel", Signal.CHANNEL)
                .param("signal", json.writeValueAsString(signal))
                .query(String.class)
                .optional();
    }
}
