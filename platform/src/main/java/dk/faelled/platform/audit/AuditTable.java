package dk.faelled.platform.audit;

import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes audit entries as the current tenant: three rows in one round trip. */
@Repository
class AuditTable {
    private final JdbcClient sql;

    AuditTable(JdbcClient sql) {
        this.sql = sql;
    }

    void append(String stream, Entry entry, String actorName, String correlation, byte[] salt, String payload) {
        sql.sql("""
                        with entry as (
                            insert into audit_entry
                                (id, stream, at, actor, actor_name, action, entity, correlation, payload_digest)
                            values (:id, :stream, :at, :actor, :actorName, :action, :entity, :correlation, :digest)
                        ), payload as (
                            insert into audit_payload (id, salt, payload)
                            values (:id, :salt, :payload)
                        )
                        insert into audit_pending (id, stream)
                        values (:id, :stream)
                        """)
                .param("id", entry.id())
                .param("stream", stream)
                .param("at", entry.at().atOffset(ZoneOffset.UTC))
                .param("actor", entry.actor())
                .param("actorName", actorName)
                .param("action", entry.action())
                .param("entity", entry.entity())
                .param("correlation", correlation)
                .param("digest", entry.payloadDigest())
                .param("salt", salt)
                .param("payload", payload)
                .update();
    }
}
