package dk.faelled.identity.provider;

import dk.faelled.identity.provider.ServiceProvider.Protocol;
import dk.faelled.platform.Sweep;
import dk.faelled.platform.database.Moments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which systems were told of which session (BEY-11, IDP-12). */
@Component
@Transactional
public class ServiceSessions implements Sweep {
    /** No session lasts as long. */
    private static final Duration KEPT = Duration.ofDays(7);

    /** After that it is looked for the first time whether the session is still open; the browser has got it by then. */
    private static final Duration LOOK = Duration.ofMinutes(10);

    private static final int SLICE = 1000;
    private static final int MOST = 1000;
    private final JdbcClient sql;
    private final Clock clock;

    /**
     * @param session what it is called outside
     * @param nameId what the system was told that somebody is
     */
    public record Told(UUID session, UUID provider, UUID account, String nameId) {}

    ServiceSessions(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** A system of a session. */
    public record Known(UUID session, UUID provider, Protocol protocol, String name) {}

    /** The system is told of the session, the first time or again. */
    public void note(Told told) {
        note(told, null);
    }

    /** @param browser in which it was, as 64 digits of hexadecimal; null where nothing can be told through it later */
    public void note(Told told, @Nullable String browser) {
        sql.sql("""
                        insert into identity_service_session
                                    (session, provider_id, account_id, name_id, browser, at, look_at)
                        values (:session, :provider, :account, :nameId, :browser, :now, :look)
                        on conflict (tenant_id, session, provider_id) do update
                           set name_id = excluded.name_id,
                               browser = excluded.browser,
                               at = excluded.at,
                               look_at = excluded.look_at
                        """)
                .param("session", told.session())
                .param("provider", told.provider())
                .param("account", told.account())
                .param("nameId", told.nameId())
                .param("browser", browser)
                .param("now", Moments.utc(clock.instant()))
                .param("look", Moments.utc(clock.instant().plus(LOOK)))
                .update();
    }

    /** The systems that each session is known at, by name. */
    @Transactional(readOnly = true)
    public Map<UUID, List<Known>> known(Collection<UUID> sessions) {
        return sql
                .sql("""
                        select s.session, p.id as provider, p.protocol, p.name
                          from identity_service_session s
                          join identity_service_provider p on p.id = s.provider_id
                         where s.session = any (:sessions)
                         order by p.name, p.id
                         limit :most
                        """)
                .param("sessions", sessions.toArray(UUID[]::new))
                .param("most", MOST)
                .query(Known.class)
                .stream()
                .collect(Collectors.groupingBy(Known::session));
    }

    /** What the systems are called, in the order of their names. */
    @Transactional(readOnly = true)
    public List<String> names(Collection<UUID> providers) {
        return sql.sql("select name from identity_service_provider where id = any (:providers) order by name, id")
                .param("providers", providers.toArray(UUID[]::new))
                .query(String.class)
                .list();
    }

    /** Those that a system was told of. @param nameId null for whatever name @param sessions empty for all of the name */
    @Transactional(readOnly = true)
    public List<Told> told(UUID provider, @Nullable String nameId, Collection<UUID> sessions) {
        return sql.sql("""
                        select session, provider_id as provider, account_id as account, name_id
                          from identity_service_session
                         where provider_id = :provider
                           and (:nameId::text is null or name_id = :nameId)
                           and (cardinality(:sessions::uuid[]) = 0 or session = any (:sessions::uuid[]))
                         order by session
                         limit :most
                        """)
                .param("provider", provider)
                .param("nameId", nameId)
                .param("sessions", sessions.toArray(UUID[]::new))
                .param("most", MOST)
                .query(Told.class)
                .list();
    }

    /** Whether the system was told of the session, and it is not over since. */
    @Transactional(readOnly = true)
    public boolean isTold(UUID session, UUID provider) {
        return sql.sql("""
                        select exists (select
                                         from identity_service_session
                                        where session = :session
                                          and provider_id = :provider)
                        """)
                .param("session", session)
                .param("provider", provider)
                .query(Boolean.class)
                .single();
    }

    /** Those that were told in a protocol; not any more. */
    public List<Told> take(Collection<UUID> sessions, Protocol protocol) {
        return sql.sql("""
                        delete from identity_service_session s
                         using identity_service_provider p
                         where p.id = s.provider_id
                           and p.protocol = :protocol
                           and s.session = any (:sessions)
                        returning s.session, s.provider_id as provider, s.account_id as account, s.name_id
                        """)
                .param("protocol", protocol.name())
                .param("sessions", sessions.toArray(UUID[]::new))
                .query(Told.class)
                .list();
    }

    /** Those that were told in a browser in a protocol since then; not any more. */
    public List<Told> takeOf(String browser, Protocol protocol, Instant since) {
        return sql.sql("""
                        delete from identity_service_session s
                         using identity_service_provider p
                         where p.id = s.provider_id
                           and p.protocol = :protocol
                           and s.browser = :browser
                           and s.at > :since
                        returning s.session, s.provider_id as provider, s.account_id as account, s.name_id
                        """)
                .param("protocol", protocol.name())
                .param("browser", browser)
                .param("since", Moments.utc(since))
                .query(Told.class)
                .list();
    }

    /** A system has ended the sessions itself. */
    public void forget(UUID provider, Collection<UUID> sessions) {
        sql.sql("delete from identity_service_session where provider_id = :provider and session = any (:sessions)")
                .param("provider", provider)
                .param("sessions", sessions.toArray(UUID[]::new))
                .update();
    }

    @Override
    public boolean sweep(Instant now) {
        return sql.sql("""
                        delete from identity_service_session
                         where (session, provider_id) in
                               (select session, provider_id from identity_service_session where at < :before limit :slice)
                        """)
                        .param("before", Moments.utc(now.minus(KEPT)))
                        .param("slice", SLICE)
                        .update()
                == SLICE;
    }
}
