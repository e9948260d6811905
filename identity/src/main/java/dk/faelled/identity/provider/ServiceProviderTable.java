package dk.faelled.identity.provider;

import dk.faelled.identity.provider.ServiceProvider.Protocol;
import dk.faelled.identity.session.SecondFactorPolicy;
import dk.faelled.secondfactor.NsisLevel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ServiceProviderTable {
    private static final String SELECT = """
            select p.id, p.entity_id, p.name, p.protocol, p.enabled, p.level_required, p.policy, p.exempt, p.domains,
                   p.groups, p.known_networks_only, p.password_minutes, p.second_minutes, p.notes
              from identity_service_provider p
            """;
    private final JdbcClient sql;

    ServiceProviderTable(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<ServiceProvider> find(UUID id) {
        return sql.sql(SELECT + " where p.id = :id")
                .param("id", id)
                .query(ServiceProviderTable::provider)
                .optional();
    }

    List<ServiceProvider> page(UUID after, int size) {
        return sql.sql(SELECT + " where p.id > :after order by p.id limit :size")
                .param("after", after)
                .param("size", size)
                .query(ServiceProviderTable::provider)
                .list();
    }

    Optional<ServiceProvider> called(String entityId, Protocol protocol) {
        return sql.sql(SELECT + " where p.entity_id = :entityId and p.protocol = :protocol")
                .param("entityId", entityId)
                .param("protocol", protocol.name())
                .query(ServiceProviderTable::provider)
                .optional();
    }

    int add(ServiceProvider provider) {
        return given(provider, """
                        insert into identity_service_provider
                               (id, entity_id, name, protocol, enabled, level_required, policy, exempt, domains,
                                groups, known_networks_only, password_minutes, second_minutes, notes)
                        values (:id, :entityId, :name, :protocol, :enabled, :level, :policy, :exempt, :domains,
                                :groups, :known, :password, :second, :notes)
                        on conflict (tenant_id, entity_id) do nothing
                        """)
                .param("protocol", provider.protocol().name())
                .update();
    }

    /** Held against others until the running transaction ends. */
    void hold(UUID id) {
        sql.sql("select 1 from identity_service_provider where id = :id for no key update")
                .param("id", id)
                .query(Integer.class)
                .optional();
    }

    void change(ServiceProvider provider) {
        given(provider, """
                        update identity_service_provider
                           set entity_id = :entityId,
                               name = :name,
                               enabled = :enabled,
                               level_required = :level,
                               policy = :policy,
                               exempt = :exempt,
                               domains = :domains,
                               groups = :groups,
                               known_networks_only = :known,
                               password_minutes = :password,
                               second_minutes = :second,
                               notes = :notes
                         where id = :id
                        """).update();
    }

    void remove(UUID id) {
        sql.sql("delete from identity_service_provider where id = :id")
                .param("id", id)
                .update();
    }

    private JdbcClient.StatementSpec given(ServiceProvider provider, String statement) {
        return sql.sql(statement)
                .param("id", provider.id())
                .param("entityId", provider.entityId())
                .param("name", provider.name())
                .param("enabled", provider.enabled())
                .param("level", provider.level().name())
                .param("policy", provider.policy().name())
                .param("exempt", provider.exempt().toArray(String[]::new))
                .param("domains", provider.domains().toArray(String[]::new))
                .param("groups", provider.groups().toArray(UUID[]::new))
                .param("known", provider.knownNetworksOnly())
                .param("password", minutes(provider.password()), Types.INTEGER)
                .param("second", minutes(provider.secondFactor()), Types.INTEGER)
                .param("notes", provider.notes());
    }

    private static @Nullable Integer minutes(@Nullable Duration time) {
        return time == null ? null : (int) time.toMinutes();
    }

    private static ServiceProvider provider(ResultSet row, int number) throws SQLException {
        return new ServiceProvider(
                row.getObject("id", UUID.class),
                row.getString("entity_id"),
                row.getString("name"),
                Protocol.valueOf(row.getString("protocol")),
                row.getBoolean("enabled"),
                NsisLevel.valueOf(row.getString("level_required")),
                SecondFactorPolicy.valueOf(row.getString("policy")),
                texts(row, "exempt"),
                texts(row, "domains"),
                Arrays.asList((UUID[]) row.getArray("groups").getArray()),
                row.getBoolean("known_networks_only"),
                time(row, "password_minutes"),
                time(row, "second_minutes"),
                row.getString("notes"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private static @Nullable Duration time(ResultSet row, String column) throws SQLException {
        int minutes = row.getInt(column);
        return row.wasNull() ? null : Duration.ofMinutes(minutes);
    }
}
