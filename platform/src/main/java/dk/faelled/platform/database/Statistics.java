package dk.faelled.platform.database;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the database knows of its tables when it chooses how to answer. */
@Component
public class Statistics {
    private static final Logger LOG = LoggerFactory.getLogger(Statistics.class);
    private static final String TOUCHED =
            "pg_stat_get_xact_tuples_inserted(c.oid) + pg_stat_get_xact_tuples_updated(c.oid)";
    /** Somebody who reads slowly can hold a page for as long as that takes; nobody's load waits for it. */
    private static final int SWEEP_SECONDS = 20;

    private final JdbcTemplate sql;
    private final DataSource alone;

    Statistics(JdbcTemplate sql, @Qualifier("longDataSource") DataSource alone) {
        this.sql = sql;
        this.alone = alone;
    }

    /**
     * After a large load, in its transaction: else the next queries are planned for the tables as they were. Where another
     * load has just looked, its figures will do: waiting for it could take as long as it does.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void refresh() {
        analyze("true");
    }

    /** While a transaction fills tables: a rough look, since it is soon looked at again, and only at those it fills. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void glance() {
        sql.execute("set local default_statistics_target = 10");
        analyze(TOUCHED + " > 0");
        sql.execute("set local default_statistics_target to default");
    }

    /**
     * The tables in which the running transaction has written so many rows, a tenth of all or more: where it is rolled back
     * these lie about, and each look for the same keys goes past them. For {@link #sweep}.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Filled filled(long rows) {
        return new Filled(tables("%1$s >= %2$d and 10 * (%1$s) >= c.reltuples".formatted(TOUCHED, rows)));
    }

    /** @param tables as the database lists them; null for none */
    public record Filled(@Nullable String tables) {
        public static final Filled NONE = new Filled(null);
    }

    /**
     * Clears away what a transaction that was rolled back has left, at once and not when autovacuum comes round. In a
     * connection of its own, since none may be in a transaction; where it does not come to it, autovacuum will.
     */
    public void sweep(Filled filled) {
        if (filled.tables() == null) return;
        try (var connection = alone.getConnection();
                var statement = connection.createStatement()) {
            statement.setQueryTimeout(SWEEP_SECONDS);
            statement.execute("vacuum (skip_locked, truncate false, parallel 0) " + filled.tables());
        } catch (SQLException failed) {
            LOG.warn("What a trial has left is not cleared away; the database does it by and by", failed);
        }
    }

    private void analyze(String which) {
        var tables = tables(which);
        if (tables != null) sql.execute("analyze (skip_locked) " + tables);
    }

    private @Nullable String tables(String which) {
        return sql.queryForObject("""
                select string_agg(c.oid::regclass::text, ', ')
                  from pg_class c
                 where c.relnamespace = 'public'::regnamespace
                   and c.relkind in ('r', 'p')
                   and has_table_privilege(c.oid, 'maintain')
                   and %s
                """.formatted(which), String.class);
    }
}
