package dk.faelled.organisation.os2mo.health;

import dk.faelled.organisation.os2mo.events.EventFigures;
import dk.faelled.platform.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** What is asked when somebody asks whether all is well; of what is not there to be asked, nothing is known. */
@Component
class Healths {
    private static final Logger LOG = LoggerFactory.getLogger(Healths.class);
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final EventFigures events;

    Healths(JdbcClient sql, TransactionTemplate transaction, EventFigures events) {
        this.sql = sql;
        this.transaction = transaction;
        this.events = events;
    }

    /** Of the authority of the running work, in their order; null where nothing is known. */
    Map<String, @Nullable Boolean> all() {
        var all = new LinkedHashMap<String, @Nullable Boolean>();
        boolean known = Context.ifBound() != null;
        all.put("dataset", known ? well("dataset", this::isInstalled) : null);
        all.put("dar", null); // no address register is asked
        all.put("events", known ? well("events", events::keepUp) : null);
        return all;
    }

    private static boolean well(String identifier, BooleanSupplier check) {
        try {
            return check.getAsBoolean();
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("{} is not well: {}", identifier, away.getMessage());
            return false;
        }
    }

    /** Nothing can be registered without facets, which an authority has from its first moment. */
    private boolean isInstalled() {
        return Boolean.TRUE.equals(transaction.execute(_ -> sql.sql("select exists (select from facet)")
                .query(Boolean.class)
                .single()));
    }
}
