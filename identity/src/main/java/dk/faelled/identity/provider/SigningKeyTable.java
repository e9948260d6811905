package dk.faelled.identity.provider;

import dk.faelled.identity.provider.SigningKey.Algorithm;
import dk.faelled.identity.provider.SigningKey.State;
import dk.faelled.platform.Sealer;
import dk.faelled.platform.database.Moments;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The private part is sealed under the authority's key. */
@Repository
class SigningKeyTable {
    private final JdbcClient sql;
    private final Sealer sealer;

    SigningKeyTable(JdbcClient sql, Sealer sealer) {
        this.sql = sql;
        this.sealer = sealer;
    }

    /** All of the authority, the newest first; there are few. */
    List<SigningKey> all() {
        return sql.sql("""
                        select id, algorithm, state, sealed, certificate, created_at
                          from identity_signing_key
                         order by created_at desc, id
                         limit 100
                        """).query(this::key).list();
    }

    /** Not where there is one in that place already. @return how many were added */
    int add(SigningKey key) {
        try {
            return sql.sql("""
                            insert into identity_signing_key (id, algorithm, state, sealed, certificate, created_at)
                            values (:id, :algorithm, :state, :sealed, :certificate, :created)
                            on conflict do nothing
                            """)
                    .param("id", key.id())
                    .param("algorithm", key.algorithm().name())
                    .param("state", key.state().name())
                    .param(
                            "sealed",
                            sealer.sealSecret(
                                    Base64.getEncoder().encodeToString(key.key().getEncoded())))
                    .param("certificate", key.certificate().getEncoded())
                    .param("created", Moments.utc(key.createdAt()))
                    .update();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @return how many moved: none where it is not there, or was elsewhere */
    int move(String id, State from, State to) {
        return sql.sql("update identity_signing_key set state = :to where id = :id and state = :from")
                .param("id", id)
                .param("from", from.name())
                .param("to", to.name())
                .update();
    }

    int remove(String id, State state) {
        return sql.sql("delete from identity_signing_key where id = :id and state = :state")
                .param("id", id)
                .param("state", state.name())
                .update();
    }

    private SigningKey key(ResultSet row, int number) throws SQLException {
        var algorithm = Algorithm.valueOf(row.getString("algorithm"));
        try {
            var bytes = Base64.getDecoder().decode(sealer.openSecret(row.getBytes("sealed")));
            var factory = KeyFactory.getInstance(
                    switch (algorithm) {
                        case ES256 -> "EC";
                        case RS256 -> "RSA";
                    });
            var certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(row.getBytes("certificate")));
            return new SigningKey(
                    row.getString("id"),
                    algorithm,
                    State.valueOf(row.getString("state")),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(bytes)),
                    certificate,
                    row.getObject("created_at", OffsetDateTime.class).toInstant());
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException("a signing key cannot be read", unreadable);
        }
    }
}
