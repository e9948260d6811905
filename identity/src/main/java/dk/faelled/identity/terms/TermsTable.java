package dk.faelled.identity.terms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TermsTable {
    private static final String SELECT = "select id, kind, version, danish, english, published_at from identity_terms";
    private final JdbcClient sql;

    TermsTable(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<TermsText> find(UUID id) {
        return sql.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(TermsTable::text)
                .optional();
    }

    Optional<TermsText> draft(TermsKind kind) {
        return sql.sql(SELECT + " where kind = :kind and published_at is null")
                .param("kind", kind.name())
                .query(TermsTable::text)
                .optional();
    }

    /** The one that was published last. */
    Optional<TermsText> current(TermsKind kind) {
        return published(kind, Integer.MAX_VALUE, 1).stream().findFirst();
    }

    /** The latest first. @param before version below which the page begins */
    List<TermsText> published(TermsKind kind, int before, int size) {
        return sql.sql(SELECT + """
                         where kind = :kind
                           and published_at is not null
                           and version < :before
                         order by version desc
                         limit :size
                        """)
                .param("kind", kind.name())
                .param("before", before)
                .param("size", size)
                .query(TermsTable::text)
                .list();
    }

    /** The draft of its kind, new or changed. */
    void keep(TermsText draft) {
        sql.sql("""
                        insert into identity_terms (id, kind, version, danish, english)
                        values (:id, :kind, :version, :danish, :english)
                        on conflict (tenant_id, kind) where published_at is null do update
                           set danish = excluded.danish,
                               english = excluded.english
                        """)
                .param("id", draft.id())
                .param("kind", draft.kind().name())
                .param("version", draft.version())
                .param("danish", draft.danish())
                .param("english", draft.english())
                .update();
    }

    /** @return whether it was a draft until now */
    boolean publish(UUID id, Instant now) {
        return sql.sql("update identity_terms set published_at = :now where id = :id and published_at is null")
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .update()
                == 1;
    }

    private static TermsText text(ResultSet row, int number) throws SQLException {
        var published = row.getObject("published_at", OffsetDateTime.class);
        return new TermsText(
                row.getObject("id", UUID.class),
                TermsKind.valueOf(row.getString("kind")),
                row.getInt("version"),
                row.getString("danish"),
                row.getString("english"),
                published == null ? null : published.toInstant());
    }
}
