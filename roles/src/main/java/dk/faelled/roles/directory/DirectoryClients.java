package dk.faelled.roles.directory;

import dk.faelled.platform.Actor;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Context;
import dk.faelled.platform.NotFound;
import dk.faelled.roles.rights.Allowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The synchronisers that have called, each by a key of its own. */
@Component
@Transactional
class DirectoryClients {
    private static final Duration SEEN_AGAIN = Duration.ofMinutes(5);
    private static final int LONGEST = 100;
    private final JdbcClient sql;
    private final Allowed allowed;
    private final Audit audit;
    private final Clock clock;

    record Client(UUID id, String name, String version, Instant seen, boolean logWanted) {}

    record Asking(String client, boolean wanted) {}

    DirectoryClients(JdbcClient sql, Allowed allowed, Audit audit, Clock clock) {
        this.sql = sql;
        this.allowed = allowed;
        this.audit = audit;
        this.clock = clock;
    }

    /** Written down once in five minutes. @param version as the client calls itself; empty where it does not */
    public void seen(String version) {
        var actor = Context.current().actor();
        if (actor.kind() != Actor.Kind.API_KEY) return;
        var now = clock.instant();
        sql.sql("""
                        insert into directory_client as c (id, name, version, seen_at)
                        values (:id, :name, :version, :now)
                        on conflict (tenant_id, id) do update
                           set name = excluded.name, version = excluded.version, seen_at = excluded.seen_at
                         where c.seen_at < :before
                            or c.version <> excluded.version
                        """)
                .param("id", actor.id())
                .param("name", actor.name())
                .param("version", version.substring(0, Math.min(version.length(), LONGEST)))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("before", now.minus(SEEN_AGAIN).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Told once: whoever is told sends it. */
    public boolean isLogWanted() {
        return sql.sql("update directory_client set log_wanted = false where id = :id and log_wanted")
                        .param("id", Context.current().actor().id())
                        .update()
                > 0;
    }

    /** The client sends its log the next time it asks whether it should. */
    public void askForLog(UUID id) {
        allowed.demand(DirectorySettings.UPDATE);
        var name = sql.sql("update directory_client set log_wanted = true where id = :id returning name")
                .param("id", id)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NotFound("directory_client " + id));
        audit.changed("roles.directory.log", "api-key:" + id, null, new Asking(name, true), null);
    }

    /** Those seen last first. */
    @Transactional(readOnly = true)
    public List<Client> latest(int size) {
        return sql.sql("""
                        select id, name, version, seen_at, log_wanted
                          from directory_client
                         order by seen_at desc, id
                         limit :size
                        """)
                .param("size", size)
                .query((row, _) -> new Client(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("version"),
                        row.getTimestamp("seen_at").toInstant(),
                        row.getBoolean("log_wanted")))
                .list();
    }
}
