package dk.faelled.platform.signin;

import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.stereotype.Component;

/**
 * Looking at a page is not written down each time: that a session was used is noted when the last note is half a minute
 * old, so that most pages wait for no disk. Every other change of a session is written at once.
 */
@Component
class SessionWrites implements SessionRepositoryCustomizer<JdbcIndexedSessionRepository> {
    private static final String UPDATE = """
            update %TABLE_NAME% as noted
            set session_id = now.session_id, last_access_time = now.last_access_time,
                max_inactive_interval = now.max_inactive_interval, expiry_time = now.expiry_time,
                principal_name = now.principal_name
            from (values (?::char(36), ?::bigint, ?::int, ?::bigint, ?::text, ?::char(36)))
                as now (session_id, last_access_time, max_inactive_interval, expiry_time, principal_name, primary_id)
            where noted.primary_id = now.primary_id
              and (now.last_access_time - noted.last_access_time >= 30000
                   or noted.session_id <> now.session_id
                   or noted.max_inactive_interval <> now.max_inactive_interval
                   or noted.principal_name is distinct from now.principal_name)
            """;

    @Override
    public void customize(JdbcIndexedSessionRepository sessions) {
        sessions.setUpdateSessionQuery(UPDATE);
        sessions.setSessionIdGenerator(new SessionIds());
    }
}
