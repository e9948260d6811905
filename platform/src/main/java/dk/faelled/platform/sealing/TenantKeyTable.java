package dk.faelled.platform.sealing;

import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The wrapped keys of the tenants. */
@Repository
class TenantKeyTable {
    record Row(int keyId, byte[] wrapped) {}

    private final JdbcClient sql;
    private final TransactionTemplate apart;

    TenantKeyTable(JdbcClient sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        apart = new TransactionTemplate(transactions);
        // a key that has sealed something must outlive the transaction that needed it first
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    boolean any() {
        return apart(() -> sql.sql("select exists (select from tenant_key)")
                .query(Boolean.class)
                .single());
    }

    List<Row> orCreate(TenantId tenant, Supplier<byte[]> wrapped) {
        return apart(() -> {
            var found = find(tenant);
            if (!found.isEmpty()) return found;
            sql.sql("""
                            insert into tenant_key (tenant_id, key_id, wrapped)
                            values (:tenant, 1, :wrapped)
                            on conflict do nothing
                            """)
                    .param("tenant", tenant.value())
                    .param("wrapped", wrapped.get())
                    .update();
            return find(tenant);
        });
    }

    private List<Row> find(TenantId tenant) {
        return sql.sql("select key_id, wrapped from tenant_key where tenant_id = :tenant order by key_id")
                .param("tenant", tenant.value())
                .query((row, number) -> new Row(row.getInt("key_id"), row.getBytes("wrapped")))
                .list();
    }

    private <T> T apart(Supplier<T> work) {
        return Tenant.none(
                "the keys of the tenants stand in one table",
                () -> java.util.Objects.requireNonNull(apart.execute(status -> work.get())));
    }

    /** Any key of any authority, or else the installation's, to try the master key on. */
    java.util.Optional<byte[]> oneWrapped() {
        return sql.sql("""
                        select wrapped
                          from (select wrapped, created_at from tenant_key
                                union all
                                select wrapped, created_at from installation_key) key
                         order by created_at
                         limit 1
                        """).query(byte[].class).optional();
    }
}
