package dk.faelled.organisation.onboarding;

import dk.faelled.platform.Context;
import dk.faelled.platform.Sealer;
import dk.faelled.platform.Sweep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps newcomers sealed, each for the one who began it, until they are done or thirty days untouched. */
@Component
@Transactional
class NewcomerTable implements Sweep {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int SOME = 500;

    record Kept(Newcomer newcomer, Instant changedAt) {}

    private final JdbcClient sql;
    private final Sealer sealer;
    private final JsonMapper json;
    private final Clock clock;

    NewcomerTable(JdbcClient sql, Sealer sealer, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.sealer = sealer;
        this.json = json;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<Newcomer> find(UUID id) {
        return sql.sql("select content from onboarding_draft where id = :id and actor_id = :actor")
                .param("id", id)
                .param("actor", actor())
                .query(byte[].class)
                .optional()
                .map(this::opened);
    }

    /** Those of the one who asks, the latest first. */
    @Transactional(readOnly = true)
    public List<Kept> mine() {
        return sql.sql("""
                        select content, changed_at
                          from onboarding_draft
                         where actor_id = :actor
                         order by changed_at desc
                         limit 100
                        """)
                .param("actor", actor())
                .query((row, _) -> new Kept(
                        opened(row.getBytes(1)),
                        row.getObject(2, OffsetDateTime.class).toInstant()))
                .list();
    }

    public void keep(Newcomer newcomer) {
        sql.sql("""
                        insert into onboarding_draft (id, actor_id, changed_at, content)
                        values (:id, :actor, :now, :content)
                        on conflict (tenant_id, id) do update
                           set content = excluded.content, changed_at = excluded.changed_at
                         where onboarding_draft.actor_id = excluded.actor_id
                        """)
                .param("id", newcomer.id())
                .param("actor", actor())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("content", sealer.sealSecret(json.writeValueAsString(newcomer)))
                .update();
    }

    /** @return whether it was there: of two who finish the same, one finds nothing */
    public boolean drop(UUID id) {
        return sql.sql("delete from onboarding_draft where id = :id and actor_id = :actor")
                        .param("id", id)
                        .param("actor", actor())
                        .update()
                > 0;
    }

    @Override
    public boolean sweep(Instant now) {
        return sql.sql("""
                        delete from onboarding_draft
                         where id in (select id from onboarding_draft where changed_at < :before limit :some)
                        """)
                        .param("before", now.minus(KEPT).atOffset(ZoneOffset.UTC))
                        .param("some", SOME)
                        .update()
                == SOME;
    }

    private Newcomer opened(byte[] sealed) {
        return json.readValue(sealer.openSecret(sealed), Newcomer.class);
    }

    private static UUID actor() {
        return Context.current().actor().id();
    }
}
