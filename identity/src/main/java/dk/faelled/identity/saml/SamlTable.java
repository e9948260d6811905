package dk.faelled.identity.saml;

import dk.faelled.identity.saml.message.NameFormat;
import dk.faelled.identity.saml.message.Profile;
import dk.faelled.platform.database.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SamlTable {
    /** Versions that are kept of a description. */
    private static final int KEPT = 50;

    private static final String SELECT = """
            select provider_id, profile, name_format, encrypts, signs_response, allows_unsigned, older_levels, source,
                   version, read_at, failure
              from identity_saml_service
            """;
    private final JdbcClient sql;

    /** @param at since when it counted */
    record Description(int version, String xml, Instant at) {}

    SamlTable(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<SamlService> find(UUID provider) {
        return sql.sql(SELECT + " where provider_id = :provider")
                .param("provider", provider)
                .query(SamlTable::service)
                .optional();
    }

    List<SamlService> all(Collection<UUID> providers) {
        return sql.sql(SELECT + " where provider_id = any (:providers)")
                .param("providers", providers.toArray(UUID[]::new))
                .query(SamlTable::service)
                .list();
    }

    /** Some of those that describe a certificate, none of which is kept. */
    List<SamlService> unseen(int size) {
        return sql.sql(SELECT + """
                         where not exists
                               (select from identity_certificate c
                                 where c.provider_id = identity_saml_service.provider_id)
                           and exists
                               (select from identity_saml_description d
                                 where d.provider_id = identity_saml_service.provider_id
                                   and d.version = identity_saml_service.version
                                   and d.xml like '%X509Certificate>%')
                         order by provider_id
                         limit :size
                        """)
                .param("size", size)
                .query(SamlTable::service)
                .list();
    }

    /** Held against others until the running transaction ends. */
    Optional<SamlService> hold(UUID provider) {
        return sql.sql(SELECT + " where provider_id = :provider for no key update")
                .param("provider", provider)
                .query(SamlTable::service)
                .optional();
    }

    /** Those that publish their description. @param after the last one of the page before; null for the first page */
    List<SamlService> published(@Nullable UUID after, int size) {
        return sql.sql(SELECT + """
                         where source is not null
                           and provider_id > coalesce(:after::uuid, '00000000-0000-0000-0000-000000000000')
                         order by provider_id
                         limit :size
                        """)
                .param("after", after)
                .param("size", size)
                .query(SamlTable::service)
                .list();
    }

    void add(SamlService service) {
        given(service, """
                        insert into identity_saml_service
                               (provider_id, profile, name_format, encrypts, signs_response, allows_unsigned,
                                older_levels, source, version, read_at, failure)
                        values (:provider, :profile, :format, :encrypts, :signs, :unsigned, :older, :source, :version,
                                :read, :failure)
                        """);
    }

    void change(SamlService service) {
        given(service, """
                        update identity_saml_service
                           set profile = :profile,
                               name_format = :format,
                               encrypts = :encrypts,
                               signs_response = :signs,
                               allows_unsigned = :unsigned,
                               older_levels = :older,
                               source = :source,
                               version = :version,
                               read_at = :read,
                               failure = :failure
                         where provider_id = :provider
                        """);
    }

    private void given(SamlService service, String statement) {
        sql.sql(statement)
                .param("provider", service.provider())
                .param("profile", service.profile().name())
                .param("format", service.nameFormat().name())
                .param("encrypts", service.encrypts())
                .param("signs", service.signsResponse())
                .param("unsigned", service.allowsUnsigned())
                .param("older", service.older())
                .param("source", service.source())
                .param("version", service.version())
                .param("read", Moments.utc(service.readAt()))
                .param("failure", service.failure())
                .update();
    }

    /** The next version of what a system says of itself. @return its number */
    int describe(UUID provider, String xml, Instant at) {
        int version = sql.sql("""
                        insert into identity_saml_description (provider_id, version, xml, at)
                        select :provider, coalesce(max(version), 0) + 1, :xml, :at
                          from identity_saml_description
                         where provider_id = :provider
                        returning version
                        """)
                .param("provider", provider)
                .param("xml", xml)
                .param("at", Moments.utc(at))
                .query(Integer.class)
                .single();
        sql.sql("delete from identity_saml_description where provider_id = :provider and version <= :old")
                .param("provider", provider)
                .param("old", version - KEPT)
                .update();
        return version;
    }

    Optional<Description> description(UUID provider, int version) {
        return sql.sql("""
                        select version, xml, at
                          from identity_saml_description
                         where provider_id = :provider
                           and version = :version
                        """)
                .param("provider", provider)
                .param("version", version)
                .query((row, _) -> new Description(row.getInt("version"), row.getString("xml"), at(row, "at")))
                .optional();
    }

    /** Numbers and times of all that are kept, the latest first; without the texts. */
    List<Description> versions(UUID provider) {
        return sql.sql("""
                        select version, at
                          from identity_saml_description
                         where provider_id = :provider
                         order by version desc
                         limit :most
                        """)
                .param("provider", provider)
                .param("most", KEPT)
                .query((row, _) -> new Description(row.getInt("version"), "", at(row, "at")))
                .list();
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static SamlService service(ResultSet row, int number) throws SQLException {
        return new SamlService(
                row.getObject("provider_id", UUID.class),
                Profile.valueOf(row.getString("profile")),
                NameFormat.valueOf(row.getString("name_format")),
                row.getBoolean("encrypts"),
                row.getBoolean("signs_response"),
                row.getBoolean("allows_unsigned"),
                row.getBoolean("older_levels"),
                row.getString("source"),
                row.getInt("version"),
                at(row, "read_at"),
                row.getString("failure"));
    }
}
