package dk.faelled.organisation.os2mo.events;

import dk.faelled.platform.Sweep;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Events that came while their listener was being deleted go at night; nobody could fetch them. */
@Component
record LeftBehind(JdbcClient sql) implements Sweep {
    private static final int SOME = 10_000;

    @Override
    public boolean sweep(Instant now) {
        return sql.sql("""
                        delete from mo_event
                         where (listener_id, subject) in (
                               select e.listener_id, e.subject
                                 from mo_event e
                                where not exists (select from mo_listener l where l.id = e.listener_id)
                                limit :some)
                        """).param("some", SOME).update() == SOME;
    }
}
