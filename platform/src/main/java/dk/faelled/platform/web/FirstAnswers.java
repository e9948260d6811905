package dk.faelled.platform.web;

import dk.faelled.platform.Context;
import dk.faelled.platform.Sealer;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The first answer to each {@code Idempotency-Key}, for a day. Bodies are sealed: one may hold a new key's secret. */
@Component
class FirstAnswers {
    private final JdbcClient sql;
    private final Sealer sealer;
    private final TransactionTemplate transaction;

    sealed interface Found {}

    /** Nobody used the key before: the caller does the work. */
    record Begun() implements Found {}

    /** It was used with another content. */
    record Other() implements Found {}

    /** The first has not answered, or was broken off. */
    record Unfinished() implements Found {}

    record Kept(int status, @Nullable String type, @Nullable String location, String body) implements Found {}

    FirstAnswers(JdbcClient sql, Sealer sealer, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.sealer = sealer;
        transaction = new TransactionTemplate(transactions);
    }

    Found begin(String key, byte[] digest) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> {
            sql.sql("delete from idempotency where created_at < now() - interval '24 hours'")
                    .update();
            int begun = sql.sql("""
                            insert into idempotency (key, actor, digest, status, body)
                            values (:key, :actor, :digest, 0, '')
                            on conflict do nothing
                            """)
                    .param("key", key)
                    .param("actor", actor())
                    .param("digest", digest)
                    .update();
            return begun == 1 ? new Begun() : found(key, digest);
        }));
    }

    private Found found(String key, byte[] digest) {
        return sql.sql("""
                        select digest, status, content_type, location, body
                          from idempotency
                         where actor = :actor
                           and key = :key
                        """)
                .param("actor", actor())
                .param("key", key)
                .query((row, number) -> found(row, digest))
                .optional()
                .orElseGet(Unfinished::new);
    }

    private Found found(ResultSet row, byte[] digest) throws SQLException {
        if (!MessageDigest.isEqual(digest, row.getBytes("digest"))) return new Other();
        if (row.getInt("status") == 0) return new Unfinished();
        var body = row.getString("body");
        return new Kept(
                row.getInt("status"),
                row.getString("content_type"),
                row.getString("location"),
                body.isEmpty() ? "" : sealer.openSecret(Base64.getDecoder().decode(body)));
    }

    void keep(String key, Kept answer) {
        var body = answer.body().isEmpty() ? "" : Base64.getEncoder().encodeToString(sealer.sealSecret(answer.body()));
        transaction.executeWithoutResult(status -> sql.sql("""
                        update idempotency
                           set status = :status,
                               content_type = :type,
                               location = :location,
                               body = :body
                         where actor = :actor
                           and key = :key
                        """)
                .param("status", answer.status())
                .param("type", answer.type(), java.sql.Types.VARCHAR)
                .param("location", answer.location(), java.sql.Types.VARCHAR)
                .param("body", body)
                .param("actor", actor())
                .param("key", key)
                .update());
    }

    void forget(String key) {
        transaction.executeWithoutResult(
                status -> sql.sql("delete from idempotency where actor = :actor and key = :key")
                        .param("actor", actor())
                        .param("key", key)
                        .update());
    }

    private static String actor() {
        return Context.current().actor().reference();
    }
}
