package dk.faelled.identity.upstream;

import dk.faelled.platform.Sha256;
import dk.faelled.platform.Sweep;
import dk.faelled.platform.database.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SamlSourceTable implements Sweep {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int SLICE = 1000;
    private final JdbcClient sql;

    SamlSourceTable(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<SamlSource> find(UUID source) {
        return read(source, "");
    }

    /** Held against others until the running transaction ends. */
    Optional<SamlSource> hold(UUID source) {
        return read(source, " for no key update");
    }

    private Optional<SamlSource> read(UUID source, String how) {
        return sql.sql("""
                        select source_id, address, encrypted, classes, xml, version, read_at, failure
                          from identity_saml_source
                         where source_id = :source
                        """ + how)
                .param("source", source)
                .query(SamlSourceTable::saml)
                .optional();
    }

    void add(SamlSource source) {
        given(source, """
                        insert into identity_saml_source
                               (source_id, address, encrypted, classes, xml, version, read_at, failure)
                        values (:source, :address, :encrypted, :classes, :xml, :version, :read, :failure)
                        """);
    }

    void change(SamlSource source) {
        given(source, """
                        update identity_saml_source
                           set address = :address,
                               encrypted = :encrypted,
                               classes = :classes,
                               xml = :xml,
                               version = :version,
                               read_at = :read,
                               failure = :failure
                         where source_id = :source
                        """);
    }

    private void given(SamlSource source, String statement) {
        sql.sql(statement)
                .param("source", source.source())
                .param("address", source.address())
                .param("encrypted", source.encrypted())
                .param("classes", source.classes().toArray(String[]::new))
                .param("xml", source.xml())
                .param("version", source.version())
                .param("read", Moments.utc(source.readAt()))
                .param("failure", source.failure())
                .update();
    }

    /** An answer that the browser fetches with its session. */
    void keepAnswer(UUID source, String key, byte[] sealed, Instant at) {
        sql.sql("""
                        insert into identity_source_answer (key_hash, source_id, sealed, at)
                        values (:hash, :source, :sealed, :at)
                        """)
                .param("hash", Sha256.of(key))
                .param("source", source)
                .param("sealed", sealed)
                .param("at", Moments.utc(at))
                .update();
    }

    /** Once; on however many nodes it is asked for, one gets it. */
    Optional<byte[]> takeAnswer(UUID source, String key, Instant now) {
        return sql.sql("""
                        delete from identity_source_answer
                         where key_hash = :hash
                           and source_id = :source
                           and at > :after
                        returning sealed
                        """)
                .param("hash", Sha256.of(key))
                .param("source", source)
                .param("after", Moments.utc(now.minus(PATIENCE)))
                .query((row, _) -> row.getBytes("sealed"))
                .optional();
    }

    @Override
    public boolean sweep(Instant now) {
        return sql.sql("""
                        delete from identity_source_answer
                         where key_hash in (select key_hash from identity_source_answer where at < :before limit :slice)
                        """)
                        .param("before", Moments.utc(now.minus(PATIENCE)))
                        .param("slice", SLICE)
                        .update()
                == SLICE;
    }

    private static SamlSource saml(ResultSet row, int number) throws SQLException {
        return new SamlSource(
                row.getObject("source_id", UUID.class),
                row.getString("address"),
                row.getBoolean("encrypted"),
                LoginSourceTable.texts(row.getArray("classes")),
                row.getString("xml"),
                row.getInt("version"),
                row.getObject("read_at", OffsetDateTime.class).toInstant(),
                row.getString("failure"));
    }
}
