package dk.faelled.identity.certificate;

import dk.faelled.platform.Sha256;
import dk.faelled.platform.database.Moments;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CertificateTable {
    private static final int LONGEST = 500;
    private final JdbcClient sql;

    /** @param fingerprint SHA-256, in hexadecimal */
    record Shown(String fingerprint, String subject, boolean signs, boolean encrypts, Instant until) {
        static Shown of(X509Certificate certificate, boolean signs, boolean encrypts) {
            var name = certificate.getSubjectX500Principal().getName();
            return new Shown(
                    CertificateTable.fingerprint(certificate),
                    name.length() > LONGEST ? name.substring(0, LONGEST) : name,
                    signs,
                    encrypts,
                    certificate.getNotAfter().toInstant());
        }

        Shown encryptingToo() {
            return new Shown(fingerprint, subject, signs, true, until);
        }
    }

    /** One that ends. @param name of its holder */
    record Ending(UUID id, Holder holder, String name, String subject, Instant until) {}

    CertificateTable(JdbcClient sql) {
        this.sql = sql;
    }

    static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(Sha256.of(certificate.getEncoded()));
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @return the ids of those that were removed */
    List<UUID> removeOthers(Holder holder, Collection<String> fingerprints) {
        return sql.sql("delete from identity_certificate where " + holder.kind().column()
                        + " = :holder and fingerprint <> all (:kept) returning id")
                .param("holder", holder.id())
                .param("kept", fingerprints.toArray(String[]::new))
                .query(UUID.class)
                .list();
    }

    /** Those of a system, where that is there no more. @return their ids */
    List<UUID> removeOfGone(UUID provider) {
        return sql.sql("""
                        delete from identity_certificate
                         where provider_id = :provider
                           and not exists (select from identity_service_provider where id = :provider)
                        returning id
                        """).param("provider", provider).query(UUID.class).list();
    }

    void keep(Holder holder, List<Shown> all) {
        var column = holder.kind().column();
        sql.sql("insert into identity_certificate (" + column + """
                        , fingerprint, subject, signs, encrypts, valid_until)
                        select :holder, fingerprint, subject, signs, encrypts, valid_until::timestamptz
                          from unnest(:fingerprints::text[], :subjects::text[], :signs::boolean[], :encrypts::boolean[],
                                      :until::text[])
                               as shown (fingerprint, subject, signs, encrypts, valid_until)
                        on conflict (tenant_id, """ + column + """
                        , fingerprint) do update
                           set signs = excluded.signs,
                               encrypts = excluded.encrypts
                        """)
                .param("holder", holder.id())
                .param("fingerprints", all.stream().map(Shown::fingerprint).toArray(String[]::new))
                .param("subjects", all.stream().map(Shown::subject).toArray(String[]::new))
                .param("signs", all.stream().map(Shown::signs).toArray(Boolean[]::new))
                .param("encrypts", all.stream().map(Shown::encrypts).toArray(Boolean[]::new))
                .param("until", all.stream().map(one -> one.until().toString()).toArray(String[]::new))
                .update();
    }

    /** By their end, the nearest first. @param after the last one of the page before; null for the first page */
    List<Ending> ending(Instant before, @Nullable Ending after, int size) {
        return sql.sql("""
                        select c.id, c.provider_id, c.source_id, coalesce(p.name, s.name) as name, c.subject, c.valid_until
                          from identity_certificate c
                          left join identity_service_provider p on p.id = c.provider_id
                          left join identity_login_source s on s.id = c.source_id
                         where c.valid_until < :before
                           and (c.valid_until, c.id) > (:until, :id)
                         order by c.valid_until, c.id
                         limit :size
                        """)
                .param("before", Moments.utc(before))
                .param("until", Moments.utc(after == null ? Instant.EPOCH : after.until()))
                .param("id", after == null ? new UUID(0, 0) : after.id())
                .param("size", size)
                .query((row, _) -> new Ending(
                        row.getObject("id", UUID.class),
                        holder(row.getObject("provider_id", UUID.class), row.getObject("source_id", UUID.class)),
                        row.getString("name"),
                        row.getString("subject"),
                        row.getObject("valid_until", OffsetDateTime.class).toInstant()))
                .list();
    }

    static Holder holder(@Nullable UUID provider, @Nullable UUID source) {
        if (provider != null) return Holder.provider(provider);
        if (source != null) return Holder.source(source);
        throw new IllegalStateException("a certificate of nobody");
    }
}
