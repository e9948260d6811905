package dk.faelled.platform.audit;

import dk.faelled.platform.database.LastSentence;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Writes audit entries as the current tenant: two rows for each, all entries in one sentence. */
@Repository
class AuditTable implements LastSentence.Writer<AuditTable.Row> {
    private static final int MOST = 1_000;
    private static final String APPEND = """
            with new as (
                select *
                  from unnest(?::uuid[], ?::text[], ?::text[]::timestamptz[], ?::text[], ?::text[], ?::text[],
                              ?::text[], ?::text[], ?::bytea[], ?::bytea[], ?::text[])
                    as n (id, stream, at, actor, actor_name, action, entity, correlation, digest, salt, payload)
            ), entry as (
                insert into audit_entry
                    (id, stream, at, actor, actor_name, action, entity, correlation, payload_digest, salt, payload)
                select id, stream, at, actor, actor_name, action, entity, correlation, digest, salt, payload from new
            )
            insert into audit_pending (id, stream)
            select id, stream from new
            """;
    private static final String APPEND_ONE = """
            with entry as (
                insert into audit_entry
                    (id, stream, at, actor, actor_name, action, entity, correlation, payload_digest, salt, payload)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            )
            insert into audit_pending (id, stream)
            values (?, ?)
            """;
    private final JdbcTemplate sql;

    /** @param actorName as people know the actor @param payload canonical JSON */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(String stream, Entry entry, String actorName, String correlation, byte[] salt, String payload) {}

    AuditTable(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** With the commit of the running transaction, where they can wait for it. */
    void append(List<Row> rows) {
        for (int i = 0; i < rows.size(); i += MOST) appendSome(rows.subList(i, Math.min(rows.size(), i + MOST)));
    }

    private void appendSome(List<Row> rows) {
        if (LastSentence.takes(this, rows)) return;
        sql.update(sentence(rows.size()), statement -> fill(statement, rows));
    }

    @Override
    public String sentence(int rows) {
        return rows == 1 ? APPEND_ONE : APPEND;
    }

    @Override
    public void fill(PreparedStatement statement, List<Row> rows) throws SQLException {
        if (rows.size() == 1) fillOne(statement, rows.getFirst());
        else fillMany(statement, rows);
    }

    private static void fillOne(PreparedStatement statement, Row row) throws SQLException {
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
        statement.setObject(12, entry.id());
        statement.setString(13, row.stream());
    }

    private static void fillMany(PreparedStatement statement, List<Row> rows) throws SQLException {
        statement.setObject(1, rows.stream().map(row -> row.entry().id()).toArray(UUID[]::new));
        statement.setObject(2, texts(rows, Row::stream));
        statement.setObject(3, texts(rows, row -> row.entry().at().toString()));
        statement.setObject(4, texts(rows, row -> row.entry().actor()));
        statement.setObject(5, texts(rows, Row::actorName));
        statement.setObject(6, texts(rows, row -> row.entry().action()));
        statement.setObject(7, texts(rows, row -> row.entry().entity()));
        statement.setObject(8, texts(rows, Row::correlation));
        statement.setObject(
                9, rows.stream().map(row -> row.entry().payloadDigest()).toArray(byte[][]::new));
        statement.setObject(10, rows.stream().map(Row::salt).toArray(byte[][]::new));
        statement.setObject(11, texts(rows, Row::payload));
    }

    private static String[] texts(List<Row> rows, Function<Row, String> part) {
        return rows.stream().map(part).toArray(String[]::new);
    }
}
