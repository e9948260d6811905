package dk.faelled.platform.database;

import dk.faelled.platform.TenantMissing;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/**
 * What row level security answers to work without a tenant. In a connection that never had one, the setting is unknown;
 * in one that had, it is the empty string.
 */
final class TenantErrors implements SQLExceptionTranslator {
    private final SQLExceptionTranslator others;

    TenantErrors(DataSource data) {
        others = new SQLExceptionSubclassTranslator();
        ((SQLExceptionSubclassTranslator) others).setFallbackTranslator(new SQLErrorCodeSQLExceptionTranslator(data));
    }

    @Override
    public @Nullable DataAccessException translate(String task, @Nullable String sql, SQLException error) {
        var message = error.getMessage() == null ? "" : error.getMessage();
        if (message.contains("unrecognized configuration parameter \"app.tenant\"")
                || message.contains("invalid input syntax for type uuid: \"\"")) {
            var missing =
                    new TenantMissing("A table of tenants was asked for no tenant, or outside a transaction: " + task);
            missing.initCause(error);
            throw missing;
        }
        return others.translate(task, sql, error);
    }
}
