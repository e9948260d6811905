package dk.faelled.platform.audit;

import dk.faelled.platform.TenantId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RetentionTable {
    private static final String FIND = "select changes, access, look_ups from audit_retention";
    private final JdbcClient sql;

    RetentionTable(JdbcClient sql) {
        this.sql = sql;
    }

    Retention find() {
        return sql.sql(FIND).query((row, _) -> retention(row)).optional().orElse(Retention.USUAL);
    }

    void keep(Retention retention) {
        sql.sql("""
                        insert into audit_retention (changes, access, look_ups)
                        values (:changes, :access, :lookUps)
                        on conflict (tenant_id) do update
                           set changes = excluded.changes,
                               access = excluded.access,
                               look_ups = excluded.look_ups
                        """)
                .param("changes", retention.changes())
                .param("access", retention.access())
                .param("lookUps", retention.lookUps())
                .update();
    }

    /** By somebody who reads the log of all authorities, perhaps before the database has been brought up to date. */
    static Retention of(Connection connection, TenantId tenant) throws SQLException {
        if (!isThere(connection)) return Retention.USUAL;
        try (var query = connection.prepareStatement(FIND + " where tenant_id = ?")) {
            query.setObject(1, tenant.value());
            try (var row = query.executeQuery()) {
                return row.next() ? retention(row) : Retention.USUAL;
            }
        }
    }

    private static boolean isThere(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select to_regclass('audit_retention') is not null");
                var row = query.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static Retention retention(ResultSet row) throws SQLException {
        return new Retention(row.getInt(1), row.getInt(2), row.getInt(3));
    }
}
