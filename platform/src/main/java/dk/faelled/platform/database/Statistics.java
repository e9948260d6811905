package dk.faelled.platform.database;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the database knows of its tables when it chooses how to answer. */
@Component
public class Statistics {
    private final JdbcTemplate sql;

    Statistics(JdbcTemplate sql) {
        this.sql = sql;
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
        analyze("pg_stat_get_xact_tuples_inserted(c.oid) + pg_stat_get_xact_tuples_updated(c.oid) > 0");
        sql.execute("set local default_statistics_target to default");
    }

    private void analyze(String which) {
        var tables = sql.queryForObject("""
                select string_agg(c.oid::regclass::text, ', ')
                  from pg_class c
                 where c.relnamespace = 'public'::regnamespace
                   and c.relkind in ('r', 'p')
                   and has_table_privilege(c.oid, 'maintain')
                   and %s
                """.formatted(which), String.class);
        if (tables != null) sql.execute("analyze (skip_locked) " + tables);
    }
}
