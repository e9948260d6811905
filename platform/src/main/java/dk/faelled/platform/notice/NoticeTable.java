package dk.faelled.platform.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class NoticeTable {
    private static final UUID LAST = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");
    private final JdbcClient sql;

    record Row(
            UUID id,
            String kind,
            String args,
            @Nullable String link,
            Instant createdAt,
            @Nullable Instant readAt) {}

    NoticeTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** @return whether it was not told before */
    boolean add(
            UUID id,
            UUID recipient,
            String kind,
            String key,
            String args,
            @Nullable String link,
            boolean digest,
            Instant at) {
        return sql.sql("""
                                insert into notice (id, recipient, kind, key, args, link, digest, created_at)
                                values (:id, :recipient, :kind, :key, :args, :link, :digest, :at)
                                on conflict (tenant_id, recipient, kind, key) do nothing
                                """)
                        .param("id", id)
                        .param("recipient", recipient)
                        .param("kind", kind)
                        .param("key", key)
                        .param("args", args)
                        .param("link", link, Types.VARCHAR)
                        .param("digest", digest)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Newest first. */
    List<Row> page(UUID recipient, @Nullable UUID before, int size) {
        return sql.sql("""
                        select id, kind, args, link, created_at, read_at
                          from notice
                         where recipient = :recipient
                           and id < :before
                         order by id desc
                         limit :size
                        """)
                .param("recipient", recipient)
                .param("before", before == null ? LAST : before)
                .param("size", size)
                .query(NoticeTable::row)
                .list();
    }

    Optional<Row> find(UUID id, UUID recipient) {
        return sql.sql("""
                        select id, kind, args, link, created_at, read_at
                          from notice
                         where id = :id
                           and recipient = :recipient
                        """)
                .param("id", id)
                .param("recipient", recipient)
                .query(NoticeTable::row)
                .optional();
    }

    int unread(UUID recipient, int most) {
        return sql.sql("""
                        select count(*)
                          from (select from notice where recipient = :recipient and read_at is null limit :most)
                        """)
                .param("recipient", recipient)
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    void read(UUID id, UUID recipient, @Nullable Instant at) {
        sql.sql("update notice set read_at = :at where id = :id and recipient = :recipient")
                .param("id", id)
                .param("recipient", recipient)
                .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    void readAll(UUID recipient, Instant at) {
        sql.sql("update notice set read_at = :at where recipient = :recipient and read_at is null")
                .param("recipient", recipient)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Those whom the next digest tells of something. */
    List<UUID> awaitingDigest() {
        return sql.sql("select distinct recipient from notice where digest")
                .query(UUID.class)
                .list();
    }

    /** What the next digest tells, the oldest first, without what has been read meanwhile; it is taken out. */
    List<Row> digest(UUID recipient) {
        return sql.sql("""
                        update notice
                           set digest = false
                         where recipient = :recipient
                           and digest
                        returning id, kind, args, link, created_at, read_at
                        """).param("recipient", recipient).query(NoticeTable::row).stream()
                .filter(row -> row.readAt() == null)
                .sorted(Comparator.comparing(Row::createdAt))
                .toList();
    }

    /** Ids grow with time, so the first ones are the oldest. */
    int forget(Instant before, int most) {
        return sql.sql("""
                        delete from notice
                         where id in (select id
                                        from (select id, created_at from notice order by id limit :most) oldest
                                       where created_at < :before)
                        """)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var read = row.getObject("read_at", OffsetDateTime.class);
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("args"),
                row.getString("link"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                read == null ? null : read.toInstant());
    }
}
