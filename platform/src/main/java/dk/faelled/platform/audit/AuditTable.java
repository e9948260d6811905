package dk.faelled.platform.audit;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Writes audit entries as the current tenant: three rows for each, many entries in one sentence. */
@Repository
class AuditTable {
    private static final int MOST = 1_000;
    private static final String APPEND = """
            with new as (
                select *
                  from unnest(?::uuid[], ?::text[], ?::text[]::timestamptz[], ?::text[], ?::text[], ?::text[],
                              ?::text[], ?::text[], ?::bytea[], ?::bytea[], ?::text[])
                    as n (id, stream, at, actor, actor_name, action, entity, correlation, digest, salt, payload)
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
        for (int i = 0; i < rows.size(); i += MOST) appendSome(rows.subList(i, Math.min(rows.size(), i + MOST)));
    }

    private void appendSome(List<Row> rows) {
        sql.update(
                APPEND,
                rows.stream().map(row -> row.entry().id()).toArray(UUID[]::new),
                texts(rows, Row::stream),
                texts(rows, row -> row.entry().at().toString()),
                texts(rows, row -> row.entry().actor()),
                texts(rows, Row::actorName),
                texts(rows, row -> row.entry().action()),
                texts(rows, row -> row.entry().entity()),
                texts(rows, Row::correlation),
                rows.stream().map(row -> row.entry().payloadDigest()).toArray(byte[][]::new),
                rows.stream().map(Row::salt).toArray(byte[][]::new),
                texts(rows, Row::payload));
    }

    private static String[] texts(List<Row> rows, Function<Row, String> part) {
        return rows.stream().map(part).toArray(String[]::new);
    }
}
