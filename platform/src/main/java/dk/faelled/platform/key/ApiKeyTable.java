package dk.faelled.platform.key;

import dk.faelled.platform.TenantId;
import dk.faelled.platform.database.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ApiKeyTable {
    private static final String COLUMNS = """
            select tenant_id, id, account_id, name, prefix, hash, permissions, cidrs, per_second, burst, created_at,
                   expires_at, last_used_at, replaced_by, revoked_at
              from api_key
            """;
    private final JdbcClient sql;

    ApiKeyTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** Runs for no tenant: the prefix tells it. */
    Optional<TenantId> tenantOf(String prefix) {
        return sql.sql("select tenant_id from api_key_prefix where prefix = :prefix")
                .param("prefix", prefix)
                .query(UUID.class)
                .optional()
                .map(TenantId::new);
    }

    Optional<ApiKey> byPrefix(String prefix) {
        return sql.sql(COLUMNS + " where prefix = :prefix")
                .param("prefix", prefix)
                .query(ApiKeyTable::key)
                .optional();
    }

    Optional<ApiKey> find(UUID id) {
        return sql.sql(COLUMNS + " where id = :id")
                .param("id", id)
                .query(ApiKeyTable::key)
                .optional();
    }

    List<ApiKey> page(@Nullable UUID after, int size) {
        return sql.sql(COLUMNS + " where id > :after order by id limit :size")
                .param("after", after == null ? new UUID(0, 0) : after)
                .param("size", size)
                .query(ApiKeyTable::key)
                .list();
    }

    UUID account(UUID id, String name, String purpose, UUID responsible) {
        sql.sql("""
                        insert into service_account (id, name, purpose, responsible)
                        values (:id, :name, :purpose, :responsible)
                        """)
                .param("id", id)
                .param("name", name)
                .param("purpose", purpose)
                .param("responsible", responsible)
                .update();
        return id;
    }

    UUID responsibleFor(UUID key) {
        return sql.sql("""
                        select a.responsible
                          from api_key k
                          join service_account a on a.tenant_id = k.tenant_id and a.id = k.account_id
                         where k.id = :key
                        """).param("key", key).query(UUID.class).single();
    }

    /** A key and who answers for it. */
    record Expiring(UUID id, String name, String prefix, Instant expiresAt, UUID responsible) {}

    /** Those whose time ends in between and that nobody has ended or replaced, first the ones that end first. */
    List<Expiring> expiring(Instant from, Instant until) {
        return sql.sql("""
                        select k.id, k.name, k.prefix, k.expires_at, a.responsible
                          from api_key k
                          join service_account a on a.tenant_id = k.tenant_id and a.id = k.account_id
                         where k.expires_at >= :from
                           and k.expires_at < :until
                           and k.revoked_at is null
                           and k.replaced_by is null
                         order by k.expires_at, k.id
                        """)
                .param("from", Moments.utc(from))
                .param("until", Moments.utc(until))
                .query((row, number) -> new Expiring(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("prefix"),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                        row.getObject("responsible", UUID.class)))
                .list();
    }

    void add(ApiKey key) {
        sql.sql("insert into api_key_prefix (prefix, tenant_id) values (:prefix, :tenant)")
                .param("prefix", key.prefix())
                .param("tenant", key.tenant().value())
                .update();
        sql.sql("""
                        insert into api_key (id, account_id, name, prefix, hash, permissions, cidrs, per_second, burst,
                                             created_at, expires_at)
                        values (:id, :account, :name, :prefix, :hash, :permissions::text[], :cidrs::text[], :perSecond,
                                :burst, :createdAt, :expiresAt)
                        """)
                .param("id", key.id())
                .param("account", key.account())
                .param("name", key.name())
                .param("prefix", key.prefix())
                .param("hash", key.hash())
                .param("permissions", key.permissions().toArray(String[]::new))
                .param("cidrs", key.cidrs().toArray(String[]::new))
                .param("perSecond", key.perSecond())
                .param("burst", key.burst())
                .param("createdAt", Moments.utc(key.createdAt()))
                .param("expiresAt", Moments.utc(key.expiresAt()))
                .update();
    }

    void replaced(UUID old, UUID by, Instant expiresAt) {
        sql.sql("""
                        update api_key
                           set replaced_by = :by,
                               expires_at = least(expires_at, :expiresAt)
                         where id = :old
                        """)
                .param("old", old)
                .param("by", by)
                .param("expiresAt", Moments.utc(expiresAt))
                .update();
    }

    void revoke(UUID id, Instant at) {
        sql.sql("update api_key set revoked_at = coalesce(revoked_at, :at) where id = :id")
                .param("id", id)
                .param("at", Moments.utc(at))
                .update();
    }

    void used(UUID id, Instant at) {
        sql.sql("update api_key set last_used_at = :at where id = :id")
                .param("id", id)
                .param("at", Moments.utc(at))
                .update();
    }

    private static ApiKey key(ResultSet row, int number) throws SQLException {
        return new ApiKey(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("name"),
                row.getString("prefix"),
                row.getBytes("hash"),
                List.of((String[]) row.getArray("permissions").getArray()),
                List.of((String[]) row.getArray("cidrs").getArray()),
                row.getInt("per_second"),
                row.getInt("burst"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                Moments.instant(row, "last_used_at"),
                row.getObject("replaced_by", UUID.class),
                Moments.instant(row, "revoked_at"));
    }
}
