package dk.faelled.secondfactor.connector;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ConnectorTable {
    private static final String SELECT =
            "select id, name, kind, any_owner, redirects, version from secondfactor_connector ";
    private final JdbcClient sql;

    ConnectorTable(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Connector> find(UUID id) {
        return sql.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(ConnectorTable::connector)
                .optional();
    }

    List<Connector> page(@Nullable UUID after, int size) {
        return sql.sql(SELECT + "where id > :after order by id limit :size")
                .param("after", after == null ? new UUID(0, 0) : after)
                .param("size", size)
                .query(ConnectorTable::connector)
                .list();
    }

    void add(Connector connector, Instant now) {
        sql.sql("""
                        insert into secondfactor_connector (id, name, kind, any_owner, redirects, created_at)
                        values (:id, :name, :kind, :any, :redirects::text[], :now)
                        """)
                .param("id", connector.id())
                .param("name", connector.name())
                .param("kind", connector.kind().name())
                .param("any", connector.anyOwner())
                .param("redirects", connector.redirects().toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void change(Connector connector) {
        sql.sql("""
                        update secondfactor_connector
                           set name = :name,
                               any_owner = :any,
                               redirects = :redirects::text[]
                         where id = :id
                        """)
                .param("name", connector.name())
                .param("any", connector.anyOwner())
                .param("redirects", connector.redirects().toArray(String[]::new))
                .param("id", connector.id())
                .update();
    }

    /** Written every few minutes at the most. */
    void used(UUID id, String version, Instant now, Instant notAfter) {
        sql.sql("""
                        update secondfactor_connector
                           set last_used_at = :now,
                               version = :version
                         where id = :id
                           and (last_used_at is null or last_used_at < :notAfter or version <> :version)
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("version", version)
                .param("id", id)
                .param("notAfter", notAfter.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Connector connector(ResultSet row, int number) throws SQLException {
        return new Connector(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Connector.Kind.valueOf(row.getString("kind")),
                row.getBoolean("any_owner"),
                List.of((String[]) row.getArray("redirects").getArray()),
                row.getString("version"));
    }
}
