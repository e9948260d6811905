package dk.faelled.platform.signin;

import dk.faelled.platform.database.SharedClock;
import java.time.Duration;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.stereotype.Component;

/**
 * How sessions are written down.
 *
 * <p>Looking at a page is not written each time: that a session was used is noted when the last note is half a minute old,
 * so that most pages wait for no disk. Every other change of a session is written at once.
 *
 * <p>The library times sessions by the machine's clock. In the table their times are the database's, which all nodes share:
 * a node whose clock is two hours fast would else end everybody's session, and those of one that is slow would not outlive
 * a minute.
 */
@Component
class SessionWrites implements SessionRepositoryCustomizer<JdbcIndexedSessionRepository> {
    /** {@code %AHEAD%}: by how many milliseconds the machine's clock is ahead. */
    private static final String CREATE = """
            insert into %TABLE_NAME% (primary_id, session_id, creation_time, last_access_time, max_inactive_interval,
                                      expiry_time, principal_name)
            values (?, ?, ?::bigint - (%AHEAD%), ?::bigint - (%AHEAD%), ?, ?::bigint - (%AHEAD%), ?)
            """;

    private static final String UPDATE = """
            update %TABLE_NAME% as noted
            set session_id = now.session_id, last_access_time = now.last_access_time - (%AHEAD%),
                max_inactive_interval = now.max_inactive_interval, expiry_time = now.expiry_time - (%AHEAD%),
                principal_name = now.principal_name
            from (values (?::char(36), ?::bigint, ?::int, ?::bigint, ?::text, ?::char(36)))
                as now (session_id, last_access_time, max_inactive_interval, expiry_time, principal_name, primary_id)
            where noted.primary_id = now.primary_id
              and (now.last_access_time - (%AHEAD%) - noted.last_access_time >= 30000
                   or noted.session_id <> now.session_id
                   or noted.max_inactive_interval <> now.max_inactive_interval
                   or noted.principal_name is distinct from now.principal_name)
            """;

    /** Two pages of one session may keep the same for the first time at once: the later one counts, and neither fails. */
    private static final String KEEP = """
            insert into %TABLE_NAME%_attributes (session_primary_id, attribute_name, attribute_bytes)
            values (?, ?, ?)
            on conflict (session_primary_id, attribute_name) do update set attribute_bytes = excluded.attribute_bytes
            """;

    private static final String READ = """
            select s.primary_id, s.session_id, s.creation_time + (%AHEAD%) as creation_time,
                   s.last_access_time + (%AHEAD%) as last_access_time, s.max_inactive_interval,
                   a.attribute_name, a.attribute_bytes
            from %TABLE_NAME% s
            left join %TABLE_NAME%_attributes a on a.session_primary_id = s.primary_id
            where s.""";

    private static final String EXPIRED = "delete from %TABLE_NAME% where expiry_time < ?::bigint - (%AHEAD%)";

    private final SharedClock clock;

    SessionWrites(SharedClock clock) {
        this.clock = clock;
    }

    @Override
    public void customize(JdbcIndexedSessionRepository sessions) {
        sessions.setSessionIdGenerator(new SessionIds());
        sessions.setCreateSessionAttributeQuery(KEEP);
        clock.tell(ahead -> {
            sessions.setCreateSessionQuery(at(ahead, CREATE));
            sessions.setUpdateSessionQuery(at(ahead, UPDATE));
            sessions.setGetSessionQuery(at(ahead, READ + "session_id = ?"));
            sessions.setListSessionsByPrincipalNameQuery(at(ahead, READ + "principal_name = ?"));
            sessions.setDeleteSessionsByExpiryTimeQuery(at(ahead, EXPIRED));
        });
    }

    private static String at(Duration ahead, String query) {
        return query.replace("%AHEAD%", Long.toString(ahead.toMillis()));
    }
}
