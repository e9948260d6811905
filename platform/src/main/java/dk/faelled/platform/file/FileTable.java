package dk.faelled.platform.file;

import dk.faelled.platform.StoredFile;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class FileTable {
    private final JdbcClient sql;

    FileTable(JdbcClient sql) {
        this.sql = sql;
    }

    int addChunk(UUID file, int no, byte[] bytes) {
        return sql.sql("insert into stored_file_chunk (file_id, no, bytes) values (:file, :no, :bytes)")
                .param("file", file)
                .param("no", no)
                .param("bytes", bytes)
                .update();
    }

    int dropChunks(UUID file) {
        return sql.sql("delete from stored_file_chunk where file_id = :file")
                .param("file", file)
                .update();
    }

    int add(StoredFile file, String declaredType, String usage, String createdBy) {
        return sql.sql("""
                        insert into stored_file (id, name, size, sha256, type, declared_type, usage, created_by)
                        values (:id, :name, :size, :sha256, :type, :declaredType, :usage, :createdBy)
                        """)
                .param("id", file.id())
                .param("name", file.name())
                .param("size", file.size())
                .param("sha256", file.sha256())
                .param("type", file.type())
                .param("declaredType", declaredType)
                .param("usage", usage)
                .param("createdBy", createdBy)
                .update();
    }

    Optional<StoredFile> find(UUID id) {
        return sql.sql("select id, name, size, sha256, type, created_at from stored_file where id = :id")
                .param("id", id)
                .query((row, number) -> new StoredFile(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getLong("size"),
                        row.getBytes("sha256"),
                        row.getString("type"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    Optional<String> createdBy(UUID id) {
        return sql.sql("select created_by from stored_file where id = :id")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    int keepUntil(UUID id, Instant until) {
        return sql.sql("update stored_file set expires_at = :until where id = :id")
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    List<UUID> expired(Instant now, int most) {
        return sql.sql("select id from stored_file where expires_at < :now order by expires_at limit :most")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    void drop(UUID id) {
        dropChunks(id);
        sql.sql("delete from stored_file where id = :id").param("id", id).update();
    }

    /** Pieces of files that never came to be, begun before the id was made. @return of how many files */
    int dropOrphans(UUID before, int most) {
        var orphans = sql.sql("""
                        select distinct c.file_id
                          from stored_file_chunk c
                         where c.file_id < :before
                           and not exists (select from stored_file f where f.id = c.file_id)
                         limit :most
                        """)
                .param("before", before)
                .param("most", most)
                .query(UUID.class)
                .list();
        orphans.forEach(this::dropChunks);
        return orphans.size();
    }

    Optional<byte[]> chunk(UUID file, int no) {
        return sql.sql("select bytes from stored_file_chunk where file_id = :file and no = :no")
                .param("file", file)
                .param("no", no)
                .query((row, number) -> row.getBytes("bytes"))
                .optional();
    }
}
