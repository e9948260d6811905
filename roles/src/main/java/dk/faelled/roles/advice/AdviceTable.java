package dk.faelled.roles.advice;

import dk.faelled.platform.Actor;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What has been advised, and what came of it. */
@Component
class AdviceTable {
    private final JdbcClient sql;

    /** Advice as the log keeps it. */
    record Handled(UUID id, AdviceKind kind, List<String> words) {}

    AdviceTable(JdbcClient sql) {
        this.sql = sql;
    }

    Set<AdviceKind> silenced() {
        var kinds = EnumSet.noneOf(AdviceKind.class);
        sql.sql("select kind from role_advice_silenced").query(row -> {
            kinds.add(AdviceKind.valueOf(row.getString(1)));
        });
        return kinds;
    }

    void silence(Collection<AdviceKind> kinds) {
        sql.sql("delete from role_advice_silenced").update();
        sql.sql("insert into role_advice_silenced (kind) select unnest(:kinds::text[])")
                .param("kinds", kinds.stream().map(Enum::name).toArray(String[]::new))
                .update();
    }

    void write(AdviceKind kind, @Nullable String about, String link, List<String> words) {
        sql.sql("""
                        insert into role_advice (kind, about, words, link)
                        select :kind, :about, :words, :link
                         where not exists (select from role_advice_silenced s where s.kind = :kind)
                        on conflict (tenant_id, kind, about) do nothing
                        """)
                .param("kind", kind.name())
                .param("about", about, Types.VARCHAR)
                .param("words", words.toArray(String[]::new))
                .param("link", link)
                .update();
    }

    void over(AdviceKind kind, String about) {
        over(kind, "a.about = :about", about);
    }

    /** @param which condition on {@code a}, which may use {@code :about} */
    void over(AdviceKind kind, String which, String about) {
        sql.sql("""
                        update role_advice a
                           set about = null,
                               handled_at = coalesce(a.handled_at, now()),
                               handler = coalesce(a.handler, 'Fælled')
                         where a.kind = :kind
                           and a.about is not null
                           and %s
                        """.formatted(which))
                .param("kind", kind.name())
                .param("about", about)
                .update();
    }

    /** Those that were not handled before. */
    List<Handled> handle(Collection<UUID> ids, Actor by) {
        return sql.sql("""
                        update role_advice
                           set handled_at = now(), handled_by = :by, handler = :name,
                               about = case when kind = any(:lasting) then about end
                         where id = any(:ids)
                           and handled_at is null
                        returning id, kind, words
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .param(
                        "lasting",
                        Arrays.stream(AdviceKind.values())
                                .filter(AdviceKind::endsByItself)
                                .map(Enum::name)
                                .toArray(String[]::new))
                .param("by", by.id())
                .param("name", by.name())
                .query((row, _) -> new Handled(
                        row.getObject(1, UUID.class), AdviceKind.valueOf(row.getString(2)), Arrays.asList((String[])
                                row.getArray(3).getArray())))
                .list();
    }

    /** @return how many */
    int forget(Instant handledBefore, int most) {
        return sql.sql("""
                        delete from role_advice
                         where id in (select id
                                        from role_advice
                                       where handled_at < :before
                                         and about is null
                                       order by handled_at
                                       limit :most)
                        """)
                .param("before", handledBefore.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .update();
    }
}
