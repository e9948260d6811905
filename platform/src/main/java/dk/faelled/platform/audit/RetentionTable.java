package dk.faelled.platform.audit;

import dk.faelled.platform.TenantId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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

    /** What was sealed before is let go from now on, and stays so when it is decided to keep more. */
    void letGo(Instant changes, Instant access) {
        sql.sql("""
                        insert into audit_retention (changes, access, look_ups, changes_gone, access_gone)
                        values (:changes, :access, :lookUps, :changesGone, :accessGone)
                        on conflict (tenant_id) do update
                           set changes_gone = greatest(audit_retention.changes_gone, excluded.changes_gone),
                               access_gone = greatest(audit_retention.access_gone, excluded.access_gone)
                        """)
                .param("changes", Retention.USUAL.changes())
                .param("access", Retention.USUAL.access())
                .param("lookUps", Retention.USUAL.lookUps())
                .param("changesGone", changes.atOffset(ZoneOffset.UTC))
                .param("accessGone", access.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Before when what was sealed may be gone; asked by somebody who reads the log of all authorities, perhaps before the
     * database has been brought up to date.
     */
    static Instant gone(Connection connection, TenantId tenant, String stream) throws SQLException {
        if (!isThere(connection)) return Instant.EPOCH;
        var column = stream.equals("ACCESS") ? "access_gone" : "changes_gone";
        try (var query = connection.prepareStatement(
                "select " + column + " from audit_retention where tenant_id = ? and " + column + " is not null")) {
            query.setObject(1, tenant.value());
            try (var row = query.executeQuery()) {
                return row.next() ? row.getObject(1, OffsetDateTime.class).toInstant() : Instant.EPOCH;
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
