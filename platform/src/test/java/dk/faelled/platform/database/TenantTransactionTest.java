package dk.faelled.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.TenantMissing;
import dk.faelled.platform.TestDatabase;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@ExtendWith(ModuleTest.InATenant.class)
class TenantTransactionTest {
    private static final TenantId OTHER = new TenantId(UUID.randomUUID());

    @Autowired
    JdbcClient sql;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    ApplicationContext beans;

    @BeforeAll
    static void aTableOfTenants(@Autowired ApplicationContext migrated) throws SQLException {
        try (var superuser = TestDatabase.database().superuser();
                var statement = superuser.createStatement()) {
            statement.execute("drop table if exists tried; create table tried (tenant_id uuid not null"
                    + " default current_setting('app.tenant')::uuid, text text, primary key (tenant_id, text))");
            statement.execute("select tenant_table('tried')");
        }
    }

    @Test
    void aTransactionSeesAndWritesItsOwnTenantOnly() {
        inTransaction(() -> add("mine"));
        Tenant.run(OTHER, () -> inTransaction(() -> add("theirs")));
        inTransaction(() -> assertThat(all()).contains("mine").doesNotContain("theirs"));
    }

    @Test
    void withoutATenantNoTransactionBegins() throws Exception {
        var thread = new Thread(() -> assertThatExceptionOfType(TenantMissing.class)
                .isThrownBy(() -> inTransaction(this::all))
                .withMessageContaining("Tenant.call"));
        var failed = new Throwable[1];
        thread.setUncaughtExceptionHandler((_, e) -> failed[0] = e);
        thread.start();
        thread.join();
        assertThat(failed[0]).isNull();
    }

    @Test
    void workForNoTenantReachesNoTenantsTableWhetherTheConnectionIsNewOrUsed() {
        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(TenantMissing.class)
                    .isThrownBy(() -> Tenant.none("a test", () -> {
                        inTransaction(this::all);
                        return 0;
                    }));
            inTransaction(this::all);
        }
        assertThatExceptionOfType(TenantMissing.class).isThrownBy(this::all); // outside of a transaction
    }

    @Test
    void aTenantBoundInsideWorkForNoneCounts() {
        Tenant.none("a test", () -> {
            Tenant.run(OTHER, () -> inTransaction(() -> add("inside")));
            return 0;
        });
        Tenant.run(OTHER, () -> inTransaction(() -> assertThat(all()).contains("inside")));
    }

    @Test
    void workForAnotherTenantDoesNotSlipIntoARunningTransaction() {
        assertThatIllegalStateException()
                .isThrownBy(() -> inTransaction(() -> Tenant.run(OTHER, () -> inTransaction(() -> add("wrong")))));
        var anew = new TransactionTemplate(transactions);
        anew.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        inTransaction(() -> {
            Tenant.run(OTHER, () -> anew.executeWithoutResult(_ -> add("right")));
            assertThat(all()).doesNotContain("right");
        });
    }

    @Test
    void poolsWorkInTheirRoles() {
        assertThat(JdbcClient.create(beans.getBean("auditDataSource", DataSource.class))
                        .sql("select current_user")
                        .query(String.class)
                        .single())
                .isEqualTo("faelled_audit");
        assertThat(JdbcClient.create(beans.getBean("longDataSource", DataSource.class))
                        .sql("show statement_timeout")
                        .query(String.class)
                        .single())
                .isEqualTo("10min");
        assertThat(sql.sql("select current_user").query(String.class).single()).isEqualTo("faelled_app");
    }

    @Test
    void theLastSentenceIsWrittenWithTheCommitAndNotAtAllWithoutOne() {
        inTransaction(() -> {
            last("with commit");
            assertThat(all()).doesNotContain("with commit");
        });
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            last("given up");
            status.setRollbackOnly();
        });
        inTransaction(() -> assertThat(all()).contains("with commit").doesNotContain("given up"));
    }

    @Test
    void whereTheLastSentenceIsRefusedNothingOfTheTransactionStays() {
        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> inTransaction(() -> {
                    add("once");
                    last("once");
                }));
        inTransaction(() -> assertThat(all()).doesNotContain("once"));
    }

    @Test
    void whatIsOlderThanASavepointStaysWhenOneGoesBackToIt() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            last("older");
            var savepoint = status.createSavepoint();
            assertThat(LastSentence.takes(LAST, List.of("younger"))).isFalse();
            status.rollbackToSavepoint(savepoint);
        });
        inTransaction(() -> assertThat(all()).contains("older").doesNotContain("younger"));
    }

    @Test
    void aTransactionInsideAnotherHasALastSentenceOfItsOwn() {
        var anew = new TransactionTemplate(transactions);
        anew.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            last("outer");
            anew.executeWithoutResult(_ -> last("inner"));
            status.setRollbackOnly();
        });
        inTransaction(() -> assertThat(all()).contains("inner").doesNotContain("outer"));
    }

    @Test
    void whatIsOnlyTriedIsNeverWrittenAndCannotBeCommitted() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            status.setRollbackOnly();
            LastSentence.letGo();
            status.createSavepoint();
            last("tried");
            assertThat(all()).doesNotContain("tried");
        });
        assertThatIllegalStateException()
                .isThrownBy(() -> inTransaction(() -> {
                    LastSentence.letGo();
                    add("not for good");
                }));
        inTransaction(() -> {
            assertThat(LastSentence.isLetGo()).isFalse();
            assertThat(all()).doesNotContain("tried", "not for good");
        });
    }

    private static void last(String text) {
        assertThat(LastSentence.takes(LAST, List.of(text))).isTrue();
    }

    private static final LastSentence.Writer<String> LAST = new LastSentence.Writer<>() {
        @Override
        public String sentence(int rows) {
            return "insert into tried (text) values (?)";
        }

        @Override
        public void fill(PreparedStatement statement, List<String> rows) throws SQLException {
            statement.setString(1, rows.getFirst());
        }
    };

    private void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> work.run());
    }

    private void add(String text) {
        sql.sql("insert into tried (text) values (:text) on conflict do nothing")
                .param("text", text)
                .update();
    }

    private java.util.List<String> all() {
        return sql.sql("select text from tried order by text")
                .query(String.class)
                .list();
    }
}
