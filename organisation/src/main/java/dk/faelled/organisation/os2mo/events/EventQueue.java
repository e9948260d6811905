package dk.faelled.organisation.os2mo.events;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What listeners have still to be told. A subject waits once for each; who fetches it has some time to acknowledge it. */
@Component
class EventQueue {
    static final int USUAL = 10_000;
    private static final String PUT = """
            insert into mo_event (listener_id, subject, token, priority, available_at, since)
            select l.id, c.subject, gen_random_uuid(), :priority, :now, :now
              from mo_listener l
              join %s c (routing_key, subject) on c.routing_key = l.routing_key
             where l.namespace = :namespace
            """;
    private static final String GIVEN = "unnest(:keys, :subjects)";
    private static final String IN_ORDER = """
             order by l.id, c.subject
                on conflict (tenant_id, listener_id, subject) do update
               set token = excluded.token,
                   priority = least(mo_event.priority, excluded.priority),
                   fetched = 0,
                   available_at = excluded.available_at
            """;
    private final JdbcClient sql;
    private final EventCounts counts;

    /** Something has happened to what the subject names. */
    record Happened(String routingKey, String subject) {}

    EventQueue(JdbcClient sql, EventCounts counts) {
        this.sql = sql;
        this.counts = counts;
    }

    /** For all who listen: one sentence, which finds nothing to do where nobody does. */
    void put(String namespace, Collection<Happened> happened, int priority, Instant now) {
        put(put(GIVEN), namespace, happened, priority, now, null, null);
    }

    /** The sentence that puts into the queue what a table of routing keys and subjects holds. */
    static String put(String happened) {
        return PUT.formatted(happened) + IN_ORDER;
    }

    /** For the listeners of one owner, or for one listener. */
    void putAgain(
            Collection<Happened> happened, int priority, @Nullable UUID owner, @Nullable UUID listener, Instant now) {
        var some = PUT.formatted(GIVEN)
                + (owner == null ? "" : " and l.owner_id = :owner")
                + (listener == null ? "" : " and l.id = :listener");
        put(some + IN_ORDER, Namespace.MO, happened, priority, now, owner, listener);
    }

    private void put(
            String sentence,
            String namespace,
            Collection<Happened> happened,
            int priority,
            Instant now,
            @Nullable UUID owner,
            @Nullable UUID listener) {
        if (happened.isEmpty()) return;
        counts.sent(sql.sql(sentence)
                .param("keys", happened.stream().map(Happened::routingKey).toArray(String[]::new))
                .param("subjects", happened.stream().map(Happened::subject).toArray(String[]::new))
                .param("namespace", namespace)
                .param("priority", priority)
                .param("now", moment(now))
                .param("owner", owner)
                .param("listener", listener)
                .update());
    }

    /** The next for a listener of that owner; nobody else gets it until its time is over. */
    Optional<Fetched> fetch(UUID listener, UUID owner, Instant now) {
        return sql.sql("""
                        with next as (
                            select e.listener_id, e.subject
                              from mo_event e
                             where e.listener_id = (select l.id from mo_listener l where l.id = :listener and l.owner_id = :owner)
                               and e.available_at <= :now
                             order by e.silenced, e.priority, e.fetched, e.since
                             limit 1
                               for update skip locked
                        )
                        update mo_event e
                           set fetched = e.fetched + 1,
                               available_at = :now + greatest(
                                   interval '3 minutes',
                                   least(interval '17 hours', interval '1 second' * power(2, least(e.fetched + 1, 20))))
                          from next
                         where e.listener_id = next.listener_id
                           and e.subject = next.subject
                        returning e.subject, e.priority, e.token
                        """)
                .param("listener", listener)
                .param("owner", owner)
                .param("now", moment(now))
                .query((row, _) -> new Fetched(
                        row.getString(1),
                        row.getInt(2),
                        new EventToken(listener, row.getObject(3, UUID.class), row.getString(1))))
                .optional();
    }

    /** An outdated token takes nothing away: something has happened since, and the listener will hear of that. */
    void acknowledge(EventToken token, UUID owner) {
        counts.acknowledged(sql.sql("""
                        delete from mo_event e
                         where e.listener_id = (select l.id from mo_listener l where l.id = :listener and l.owner_id = :owner)
                           and e.subject = :subject
                           and e.token = :token
                        """)
                .param("listener", token.listener())
                .param("owner", owner)
                .param("subject", token.subject())
                .param("token", token.token())
                .update());
    }

    void silence(Conditions which, boolean silenced) {
        change(which, "set silenced = :silenced", "", silenced).update();
    }

    /** Makes them available at once. */
    List<Waiting> rerun(Conditions which, Instant now) {
        return change(which, "set available_at = :now", " returning " + Waiting.COLUMNS, moment(now))
                .query(Waiting::of)
                .list();
    }

    /** In the order in which all who change several events lock them. */
    private JdbcClient.StatementSpec change(Conditions which, String set, String returning, Object value) {
        return sql.sql("""
                        with chosen as (
                            select e.listener_id, e.subject
                              from mo_event e
                              join mo_listener l on l.id = e.listener_id
                              join mo_any_namespace n on n.name = l.namespace
                             where %s
                             order by e.listener_id, e.subject
                               for update of e
                        )
                        update mo_event e
                        %s
                          from chosen
                          join mo_listener l on l.id = chosen.listener_id
                          join mo_any_namespace n on n.name = l.namespace
                         where e.listener_id = chosen.listener_id
                           and e.subject = chosen.subject
                        """.formatted(which.sql(), set) + returning)
                .params(which.parameters())
                .param(set.substring(set.indexOf(':') + 1), value);
    }

    private static OffsetDateTime moment(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
