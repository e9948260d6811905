package dk.faelled.platform.database;

import dk.faelled.platform.Context;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.TenantMissing;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The only transaction manager: each transaction belongs to one tenant, which the database is told before any other
 * sentence, or, where {@link Tenant#none} says so, to none, and then reaches only what all tenants share.
 */
final class TenantTransactionManager extends JdbcTransactionManager {
    private static final long serialVersionUID = 1;

    TenantTransactionManager(DataSource data) {
        super(data);
        setExceptionTranslator(new TenantErrors(data));
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        if (tenant() == null && !Tenant.isNone())
            throw new TenantMissing(
                    "No transaction without a tenant: bind one with Tenant.call, or say with Tenant.none "
                            + "why this work is for no tenant (transaction " + definition.getName() + ")");
        super.doBegin(transaction, definition);
    }

    /** The driver sends {@code begin} together with this, so it costs one round trip and not two. */
    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        var tenant = tenant();
        if (tenant == null) return;
        try (var set = connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
            set.setString(1, tenant.value().toString());
            set.execute();
        }
    }

    @Override
    protected void prepareSynchronization(DefaultTransactionStatus status, TransactionDefinition definition) {
        super.prepareSynchronization(status, definition);
        if (!TransactionSynchronizationManager.isSynchronizationActive()) return;
        if (status.isNewTransaction()) {
            TransactionSynchronizationManager.registerSynchronization(new Belongs(tenant(), new LastSentence()));
        } else if (status.hasTransaction()) {
            belongs().ifPresent(TenantTransactionManager::checkJoining);
        }
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        var last = running().orElse(null);
        if (last != null)
            try {
                last.sendWithCommit(DataSourceUtils.getConnection(obtainDataSource()));
            } catch (SQLException failed) {
                throw translateException("last sentence and commit", failed);
            }
        super.doCommit(status);
    }

    static Optional<LastSentence> running() {
        return belongs().map(Belongs::last);
    }

    /** Else rows meant for one authority would be written to another. */
    private static void checkJoining(Belongs begun) {
        var tenant = tenant();
        if (tenant != null && begun.tenant() != null && !tenant.equals(begun.tenant()))
            throw new IllegalStateException("Work for tenant " + tenant + " inside a transaction of tenant "
                    + begun.tenant() + ": give each tenant a transaction of its own");
        if (tenant != null && begun.tenant() == null)
            throw new TenantMissing("Work for tenant " + tenant + " inside a transaction for no tenant");
    }

    private static Optional<Belongs> belongs() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) return Optional.empty();
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Belongs.class::isInstance)
                .map(Belongs.class::cast)
                .findFirst();
    }

    private static @Nullable TenantId tenant() {
        if (Tenant.isNone()) return null;
        var context = Context.ifBound();
        return context == null ? null : context.tenant();
    }

    private record Belongs(@Nullable TenantId tenant, LastSentence last) implements TransactionSynchronization {
        @Override
        public void savepoint(Object made) {
            last.close();
        }
    }
}
