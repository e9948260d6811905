package dk.faelled.platform.audit;

import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Writes audit entries as the current tenant: three rows in one round trip, many entries in one batch. */
@Repository
class AuditTable {
    private static final String APPEND = """
            with new (id, stream, at, actor, actor_name, action, entity, correlation, digest, salt, payload) as (
                values (?::uuid, ?, ?::timestamptz, ?, ?, ?, ?, ?, ?::bytea, ?::bytea, ?)
            ), entry as (
                insert into audit_entry
                    (id, stream, at, actor, actor_name, action, entity, correlation, payload_digest)
                select id, stream, at, actor, actor_name, action, entity, correlation, digest from new
            ), payload as (
                insert into audit_payload (id, salt, payload)
                select id, salt, payload from new
            )
            insert into audit_pending (id, stream)
            select id, stream from new
            """;
    private final JdbcTemplate sql;

    /** @param actorName as people know the actor @param payload canonical JSON */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(String stream, Entry entry, String actorName, String correlation, byte[] salt, String payload) {}

    AuditTable(JdbcTemplate sql) {
        this.sql = sql;
    }

    void append(List<Row> rows) {
        sql.batchUpdate(APPEND, rows, 500, (statement, row) -> {
            var entry = row.entry();
            statement.setObject(1, entry.id());
            statement.setString(2, row.stream());
            statement.setObject(3, entry.at().atOffset(ZoneOffset.UTC));
            statement.setString(4, entry.actor());
            statement.setString(5, row.actorName());
            statement.setString(6, entry.action());
            statement.setString(7, entry.entity());
            statement.setString(8, row.correlation());
            statement.setBytes(9, entry.payloadDigest());
            statement.setBytes(10, row.salt());
            statement.setString(11, row.payload());
        });
    }
}
