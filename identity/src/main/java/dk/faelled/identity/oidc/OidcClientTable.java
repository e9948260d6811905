package dk.faelled.identity.oidc;

import dk.faelled.identity.oidc.OidcClient.Loa;
import dk.faelled.identity.provider.SigningKey.Algorithm;
import dk.faelled.platform.database.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OidcClientTable {
    private static final String SELECT = """
            select provider_id, realm, open_client, secret_at, redirect_uris, logout_uris, backchannel_uri, algorithm, pkce,
                   refresh, service, service_roles, roles_system, loa, keys, pushed
              from identity_oidc_client
            """;
    private static final int MOST_ORIGINS = 100;
    private final JdbcClient sql;

    OidcClientTable(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<OidcClient> find(UUID provider) {
        return sql.sql(SELECT + " where provider_id = :provider")
                .param("provider", provider)
                .query(OidcClientTable::client)
                .optional();
    }

    Optional<byte[]> secret(UUID provider) {
        return sql.sql(
                        "select secret_hash from identity_oidc_client where provider_id = :provider and secret_hash is not null")
                .param("provider", provider)
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    void add(OidcClient client) {
        given(client, """
                        insert into identity_oidc_client
                               (provider_id, realm, open_client, redirect_uris, logout_uris, backchannel_uri, algorithm,
                                pkce, refresh, service, service_roles, roles_system, loa, keys, pushed)
                        values (:provider, :realm, :open, :redirects, :logouts, :backchannel, :algorithm,
                                :pkce, :refresh, :service, :serviceRoles, :rolesSystem, :loa, :keys, :pushed)
                        """)
                .param("realm", client.realm())
                .param("open", client.open())
                .update();
    }

    void change(OidcClient client) {
        given(client, """
                        update identity_oidc_client
                           set redirect_uris = :redirects,
                               logout_uris = :logouts,
                               backchannel_uri = :backchannel,
                               algorithm = :algorithm,
                               pkce = :pkce,
                               refresh = :refresh,
                               service = :service,
                               service_roles = :serviceRoles,
                               roles_system = :rolesSystem,
                               loa = :loa,
                               keys = :keys,
                               pushed = :pushed,
                               secret_hash = case when :keys::text is null then secret_hash end,
                               secret_at = case when :keys::text is null then secret_at end
                         where provider_id = :provider
                        """).update();
    }

    void secret(UUID provider, byte[] hash, Instant now) {
        sql.sql("""
                        update identity_oidc_client
                           set secret_hash = :hash,
                               secret_at = :now
                         where provider_id = :provider
                        """)
                .param("hash", hash)
                .param("now", Moments.utc(now))
                .param("provider", provider)
                .update();
    }

    boolean isOrigin(String origin) {
        return sql.sql("""
                        select exists (select
                                         from identity_oidc_client c
                                         join identity_service_provider p on p.id = c.provider_id and p.enabled
                                        cross join unnest(c.redirect_uris) address
                                        where c.open_client
                                          and (address = :origin or starts_with(address, :origin || '/')))
                        """).param("origin", origin).query(Boolean.class).single();
    }

    List<String> origins() {
        return sql.sql("""
                        select distinct substring(address from '^https?://[^/?]+') as origin
                          from identity_oidc_client c
                          join identity_service_provider p on p.id = c.provider_id and p.enabled
                         cross join unnest(c.redirect_uris) address
                         where c.realm
                           and starts_with(address, 'http')
                         order by origin
                         limit :most
                        """).param("most", MOST_ORIGINS).query(String.class).list();
    }

    int inRealm() {
        return sql.sql("select count(*) from identity_oidc_client where realm")
                .query(Integer.class)
                .single();
    }

    Optional<String> realm() {
        return sql.sql("select name from identity_oidc_realm")
                .query(String.class)
                .optional();
    }

    void realm(String name) {
        sql.sql("""
                        insert into identity_oidc_realm (name) values (:name)
                        on conflict (tenant_id) do update set name = excluded.name
                        """).param("name", name).update();
    }

    private JdbcClient.StatementSpec given(OidcClient client, String statement) {
        return sql.sql(statement)
                .param("provider", client.provider())
                .param("redirects", client.redirects().toArray(String[]::new))
                .param("logouts", client.logouts().toArray(String[]::new))
                .param("backchannel", client.backchannel(), Types.VARCHAR)
                .param("algorithm", client.algorithm().name())
                .param("pkce", client.pkce())
                .param("refresh", client.refresh())
                .param("service", client.service())
                .param("serviceRoles", client.serviceRoles().toArray(String[]::new))
                .param("rolesSystem", client.rolesSystem())
                .param("loa", client.loa().name())
                .param("keys", client.keys(), Types.VARCHAR)
                .param("pushed", client.pushed());
    }

    private static OidcClient client(ResultSet row, int number) throws SQLException {
        return new OidcClient(
                row.getObject("provider_id", UUID.class),
                row.getBoolean("realm"),
                row.getBoolean("open_client"),
                Moments.instant(row, "secret_at"),
                texts(row, "redirect_uris"),
                texts(row, "logout_uris"),
                row.getString("backchannel_uri"),
                Algorithm.valueOf(row.getString("algorithm")),
                row.getBoolean("pkce"),
                row.getBoolean("refresh"),
                row.getBoolean("service"),
                texts(row, "service_roles"),
                row.getString("roles_system"),
                Loa.valueOf(row.getString("loa")),
                row.getString("keys"),
                row.getBoolean("pushed"));
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
