package dk.faelled.identity.radius;

import dk.faelled.platform.database.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Clients of the current authority. Ranges are everybody's: so all authorities see that one is taken, and not whose it is. */
@Repository
class RadiusClientTable {
    private final JdbcClient sql;

    /** @param own of the authority that asks */
    record Taken(String range, boolean own) {}

    /** A range, and whose it is. */
    record Owned(String range, UUID tenant, UUID provider) {}

    RadiusClientTable(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<RadiusClient> find(UUID provider) {
        return sql.sql("""
                        select c.provider_id, c.legacy, c.secret_at,
                               array(select text(r.range)
                                       from identity_radius_range r
                                      where r.tenant_id = c.tenant_id
                                        and r.provider_id = c.provider_id
                                      order by r.range) as ranges
                          from identity_radius_client c
                         where c.provider_id = :provider
                        """)
                .param("provider", provider)
                .query(RadiusClientTable::client)
                .optional();
    }

    /** Sealed. */
    Optional<byte[]> secret(UUID provider) {
        return sql.sql("select secret from identity_radius_client where provider_id = :provider")
                .param("provider", provider)
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    void add(RadiusClient client, byte[] secret) {
        sql.sql("""
                        insert into identity_radius_client (provider_id, secret, secret_at, legacy)
                        values (:provider, :secret, :at, :legacy)
                        """)
                .param("provider", client.provider())
                .param("secret", secret)
                .param("at", Moments.utc(client.secretAt()))
                .param("legacy", client.legacy())
                .update();
    }

    /** Held against others until the running transaction ends. */
    void hold(UUID provider) {
        sql.sql("select 1 from identity_radius_client where provider_id = :provider for no key update")
                .param("provider", provider)
                .query(Integer.class)
                .optional();
    }

    void legacy(UUID provider, boolean legacy) {
        sql.sql("update identity_radius_client set legacy = :legacy where provider_id = :provider")
                .param("legacy", legacy)
                .param("provider", provider)
                .update();
    }

    void secret(UUID provider, byte[] secret, Instant at) {
        sql.sql("""
                        update identity_radius_client
                           set secret = :secret,
                               secret_at = :at
                         where provider_id = :provider
                        """)
                .param("secret", secret)
                .param("at", Moments.utc(at))
                .param("provider", provider)
                .update();
    }

    void clear(UUID tenant, UUID provider) {
        sql.sql("delete from identity_radius_range where tenant_id = :tenant and provider_id = :provider")
                .param("tenant", tenant)
                .param("provider", provider)
                .update();
    }

    /** @return whether nobody had an address of it; also of two who take it at once, one gets it */
    boolean take(UUID tenant, UUID provider, String range) {
        return sql.sql("""
                        insert into identity_radius_range (range, tenant_id, provider_id)
                        values (:range::cidr, :tenant, :provider)
                        on conflict do nothing
                        """)
                        .param("range", range)
                        .param("tenant", tenant)
                        .param("provider", provider)
                        .update()
                == 1;
    }

    /** One that has an address in common with this. */
    Optional<Taken> overlapping(UUID tenant, String range) {
        return sql.sql("""
                        select text(range) as range, tenant_id = :tenant as own
                          from identity_radius_range
                         where range && :range::cidr
                         order by 2 desc
                         limit 1
                        """)
                .param("tenant", tenant)
                .param("range", range)
                .query(Taken.class)
                .optional();
    }

    /** Of all authorities, in their order. @param after the last one of the page before; null for the first page */
    List<Owned> all(@Nullable String after, int size) {
        var statement = sql.sql(
                        "select text(range) as range, tenant_id as tenant, provider_id as provider from identity_radius_range"
                                + (after == null ? "" : " where range > :after::cidr")
                                + " order by identity_radius_range.range limit :size")
                .param("size", size);
        return (after == null ? statement : statement.param("after", after))
                .query(Owned.class)
                .list();
    }

    private static RadiusClient client(ResultSet row, int number) throws SQLException {
        return new RadiusClient(
                row.getObject("provider_id", UUID.class),
                Arrays.asList((String[]) row.getArray("ranges").getArray()),
                row.getBoolean("legacy"),
                row.getObject("secret_at", OffsetDateTime.class).toInstant());
    }
}
