package dk.faelled.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import dk.faelled.platform.Tenant;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Connections by purpose, so that a long report or a seal never takes a page's, and the one transaction manager. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DatabaseSettings.class, DataSourceProperties.class})
class Pools {
    private static final int WAIT_MILLISECONDS = 3_000;
    private final DataSourceProperties database;

    Pools(DataSourceProperties database) {
        this.database = database;
    }

    /** Requests and jobs, as {@code faelled_app}. */
    @Bean
    @Primary
    HikariDataSource dataSource() {
        var sizes = PoolSizes.ofThisMachine();
        return pool("app", sizes.web() + sizes.jobs(), database.determineUsername(), database.determinePassword());
    }

    /** Exports and reports: the same role with ten minutes a sentence. */
    @Bean(defaultCandidate = false)
    HikariDataSource longDataSource() {
        var pool = pool(
                "long",
                PoolSizes.ofThisMachine().longReads(),
                database.determineUsername(),
                database.determinePassword());
        pool.setConnectionInitSql("set statement_timeout = '10min'");
        return pool;
    }

    /** One connection that seals the audit log, as {@code faelled_audit}. */
    @Bean(defaultCandidate = false)
    HikariDataSource auditDataSource(DatabaseSettings settings) {
        var login = settings.audit();
        return pool("audit", PoolSizes.ofThisMachine().audit(), login.usernameOr(Role.FAELLED_AUDIT), login.password());
    }

    /** One connection that hears what the database tells ({@code listen}); kept for as long as the program runs. */
    @Bean(defaultCandidate = false)
    HikariDataSource listenDataSource() {
        var pool = pool(
                "listen",
                PoolSizes.ofThisMachine().listen(),
                database.determineUsername(),
                database.determinePassword());
        pool.setMinimumIdle(0);
        return pool;
    }

    private HikariDataSource pool(String name, int size, @Nullable String user, @Nullable String password) {
        var pool = new HikariDataSource();
        pool.setPoolName(name);
        pool.setJdbcUrl(database.determineUrl());
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(Math.min(2, size));
        pool.setConnectionTimeout(WAIT_MILLISECONDS);
        pool.setInitializationFailTimeout(-1); // the database may be away for a moment, also at the start
        pool.addDataSourceProperty("ApplicationName", "faelled " + name);
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty("connectTimeout", "3");
        pool.addDataSourceProperty("socketFactory", Lines.class.getName());
        pool.addDataSourceProperty("socketFactoryArg", database.determineUrl());
        pool.addDataSourceProperty("reWriteBatchedInserts", "true"); // many rows a sentence: loads write thousands
        // the detail of an error holds the values of the row, names and numbers of people among them
        pool.addDataSourceProperty("logServerErrorDetail", "false");
        return pool;
    }

    @Bean
    @Primary
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new TenantTransactionManager(dataSource);
    }

    @Bean
    SQLExceptionTranslator sqlExceptions(DataSource dataSource) {
        return new TenantErrors(dataSource);
    }

    /** Spring Session finds this by its name; a session is looked up before its tenant is known. */
    @Bean(defaultCandidate = false)
    TransactionOperations springSessionTransactionOperations(PlatformTransactionManager transactions) {
        var definition = new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        var template = new TransactionTemplate(transactions, definition);
        return new TransactionOperations() {
            @Override
            public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
                return Tenant.none("sessions belong to no tenant", () -> template.execute(action));
            }
        };
    }
}
