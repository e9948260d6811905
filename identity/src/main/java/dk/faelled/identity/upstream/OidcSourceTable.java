package dk.faelled.identity.upstream;

import dk.faelled.platform.Sealer;
import dk.faelled.platform.database.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OidcSourceTable {
    private final JdbcClient sql;
    private final Sealer sealer;

    OidcSourceTable(JdbcClient sql, Sealer sealer) {
        this.sql = sql;
        this.sealer = sealer;
    }

    Optional<OidcSource> find(UUID source) {
        return sql.sql("""
                        select source_id, issuer, client_id, secret, scopes, userinfo, classes, discovery, read_at, failure
                          from identity_oidc_source
                         where source_id = :source
                        """).param("source", source).query(this::oidc).optional();
    }

    void add(OidcSource source) {
        given(source, """
                        insert into identity_oidc_source
                               (source_id, issuer, client_id, secret, scopes, userinfo, classes, discovery, read_at, failure)
                        values (:source, :issuer, :client, :secret, :scopes, :userinfo, :classes, :discovery, :read, :failure)
                        """);
    }

    void change(OidcSource source) {
        given(source, """
                        update identity_oidc_source
                           set issuer = :issuer,
                               client_id = :client,
                               secret = :secret,
                               scopes = :scopes,
                               userinfo = :userinfo,
                               classes = :classes,
                               discovery = :discovery,
                               read_at = :read,
                               failure = :failure
                         where source_id = :source
                        """);
    }

    private void given(OidcSource source, String statement) {
        var secret = source.secret();
        sql.sql(statement)
                .param("source", source.source())
                .param("issuer", source.issuer())
                .param("client", source.clientId())
                .param("secret", secret == null ? null : sealer.sealSecret(secret), Types.BINARY)
                .param("scopes", source.scopes().toArray(String[]::new))
                .param("userinfo", source.userinfo())
                .param("classes", source.classes().toArray(String[]::new))
                .param("discovery", source.discovery().json())
                .param("read", Moments.utc(source.readAt()))
                .param("failure", source.failure())
                .update();
    }

    private OidcSource oidc(ResultSet row, int number) throws SQLException {
        var secret = row.getBytes("secret");
        return new OidcSource(
                row.getObject("source_id", UUID.class),
                row.getString("issuer"),
                row.getString("client_id"),
                secret == null ? null : sealer.openSecret(secret),
                LoginSourceTable.texts(row.getArray("scopes")),
                row.getBoolean("userinfo"),
                LoginSourceTable.texts(row.getArray("classes")),
                Discovery.kept(row.getString("discovery")),
                row.getObject("read_at", OffsetDateTime.class).toInstant(),
                row.getString("failure"));
    }
}
