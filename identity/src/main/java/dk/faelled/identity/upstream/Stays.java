package dk.faelled.identity.upstream;

import dk.faelled.identity.saml.message.SubjectName;
import dk.faelled.platform.Sealer;
import dk.faelled.platform.Sweep;
import dk.faelled.platform.database.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Sign-ins that other providers have vouched for, as far as they may still be ended. */
@Component
@Transactional
class Stays implements Sweep {
    /** No session lasts as long. */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final int SLICE = 1000;
    private static final int MOST = 100;
    private static final JsonMapper JSON = new JsonMapper();
    private final JdbcClient sql;
    private final Sealer sealer;
    private final Clock clock;

    /** @param subject what it is called there; null where nothing can be ended there */
    record Stay(
            UUID id, UUID source, UUID account, @Nullable SubjectName subject) {}

    Stays(JdbcClient sql, Sealer sealer, Clock clock) {
        this.sql = sql;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** The same sign-in proved once more replaces what it was called. */
    public void keep(Stay stay) {
        var subject = stay.subject();
        sql.sql("""
                        insert into identity_source_stay (id, source_id, account_id, named, session_index, at)
                        values (:id, :source, :account, :named, :session, :now)
                        on conflict (tenant_id, id) do update
                           set named = excluded.named,
                               session_index = excluded.session_index,
                               at = excluded.at
                        """)
                .param("id", stay.id())
                .param("source", stay.source())
                .param("account", stay.account())
                .param(
                        "named",
                        subject == null ? null : sealer.sealSecret(JSON.writeValueAsString(subject)),
                        Types.BINARY)
                .param("session", subject == null ? null : subject.session())
                .param("now", Moments.utc(clock.instant()))
                .update();
    }

    /** It has ended. */
    public Optional<Stay> take(UUID id) {
        return sql.sql("""
                        delete from identity_source_stay
                         where id = :id
                        returning id, source_id, account_id, named
                        """).param("id", id).query(this::stay).optional();
    }

    @Transactional(readOnly = true)
    public Optional<Stay> find(UUID id) {
        return sql.sql("select id, source_id, account_id, named from identity_source_stay where id = :id")
                .param("id", id)
                .query(this::stay)
                .optional();
    }

    /** Those that the provider calls so. */
    @Transactional(readOnly = true)
    public List<Stay> called(UUID source, Collection<String> sessions) {
        return sql.sql("""
                        select id, source_id, account_id, named
                          from identity_source_stay
                         where source_id = :source
                           and session_index = any (:sessions)
                         order by id
                         limit :most
                        """)
                .param("source", source)
                .param("sessions", sessions.toArray(String[]::new))
                .param("most", MOST)
                .query(this::stay)
                .list();
    }

    /**
     * Whose they are, in the order of the accounts' ids.
     *
     * @param until an id ({@link dk.faelled.platform.Ids}); only those that began before it was given
     * @param after the last one of the page before
     */
    @Transactional(readOnly = true)
    public List<UUID> accounts(UUID source, UUID until, UUID after, int size) {
        return sql.sql("""
                        select distinct account_id
                          from identity_source_stay
                         where source_id = :source
                           and id < :until
                           and account_id > :after
                         order by account_id
                         limit :size
                        """)
                .param("source", source)
                .param("until", until)
                .param("after", after)
                .param("size", size)
                .query(UUID.class)
                .list();
    }

    /** Whether people may sign in by the provider. */
    @Transactional(readOnly = true)
    public boolean isOpen(UUID source) {
        return sql.sql("select exists (select from identity_login_source where id = :source and enabled)")
                .param("source", source)
                .query(Boolean.class)
                .single();
    }

    /** @param until as of {@link #accounts} */
    public void forget(UUID source, UUID until) {
        sql.sql("delete from identity_source_stay where source_id = :source and id < :until")
                .param("source", source)
                .param("until", until)
                .update();
    }

    private Stay stay(ResultSet row, int number) throws SQLException {
        var named = row.getBytes("named");
        return new Stay(
                row.getObject("id", UUID.class),
                row.getObject("source_id", UUID.class),
                row.getObject("account_id", UUID.class),
                named == null ? null : JSON.readValue(sealer.openSecret(named), SubjectName.class));
    }

    @Override
    public boolean sweep(Instant now) {
        return sql.sql("""
                        delete from identity_source_stay
                         where id in (select id from identity_source_stay where at < :before limit :slice)
                        """)
                        .param("before", Moments.utc(now.minus(KEPT)))
                        .param("slice", SLICE)
                        .update()
                == SLICE;
    }
}
