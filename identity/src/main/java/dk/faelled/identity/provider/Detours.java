package dk.faelled.identity.provider;

import dk.faelled.platform.Sha256;
import dk.faelled.platform.Sweep;
import dk.faelled.platform.Unguessable;
import dk.faelled.platform.database.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Requests of systems that wait, each under a random key that the browser carries through the pages for signing in. No
 * address comes from the browser. A key counts once, and for ten minutes.
 */
@Component
@Transactional
public class Detours implements Sweep {
    /** The way back; the key stands behind it. */
    public static final String ON = "/sso/on/";

    /** The parameter under which the address of a protocol is given the key; it then takes the detour. */
    public static final String RESUME = "resume";

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int SLICE = 1000;
    private final JdbcClient sql;
    private final Clock clock;

    Detours(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** @return its key */
    public String keep(Detour detour) {
        var key = Unguessable.text();
        sql.sql("""
                        insert into identity_detour (key_hash, provider_id, path, request, chosen, since, at)
                        values (:hash, :provider, :path, :request, :chosen::jsonb, :since, :now)
                        """)
                .param("hash", Sha256.of(key))
                .param("provider", detour.provider())
                .param("path", detour.path())
                .param("request", detour.request())
                .param("chosen", detour.chosen().json())
                .param("since", Moments.utc(detour.since()))
                .param("now", Moments.utc(clock.instant()))
                .update();
        return key;
    }

    /** What waits under the key, which goes on doing so. */
    @Transactional(readOnly = true)
    public Optional<Detour> find(String key) {
        return sql.sql("""
                        select provider_id, path, request, since, chosen
                          from identity_detour
                         where key_hash = :hash
                           and at > :after
                        """)
                .param("hash", Sha256.of(key))
                .param("after", oldest())
                .query(Detours::detour)
                .optional();
    }

    /** What waits under the key, once; on however many nodes it is asked for, one gets it. */
    public Optional<Detour> take(String key) {
        return sql.sql("""
                        delete from identity_detour
                         where key_hash = :hash
                           and at > :after
                        returning provider_id, path, request, since, chosen
                        """)
                .param("hash", Sha256.of(key))
                .param("after", oldest())
                .query(Detours::detour)
                .optional();
    }

    /** Its owner has chosen; where nothing waits under the key any more, that leads nowhere. */
    public void choose(String key, Chosen chosen) {
        sql.sql("update identity_detour set chosen = :chosen::jsonb where key_hash = :hash")
                .param("chosen", chosen.json())
                .param("hash", Sha256.of(key))
                .update();
    }

    private OffsetDateTime oldest() {
        return Moments.utc(clock.instant().minus(PATIENCE));
    }

    private static Detour detour(ResultSet row, int number) throws SQLException {
        return new Detour(
                row.getObject("provider_id", UUID.class),
                row.getString("path"),
                row.getString("request"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                Chosen.of(row.getString("chosen")));
    }

    @Override
    public boolean sweep(Instant now) {
        return sql.sql("""
                        delete from identity_detour
                         where key_hash in (select key_hash from identity_detour where at < :before limit :slice)
                        """)
                        .param("before", Moments.utc(now.minus(PATIENCE)))
                        .param("slice", SLICE)
                        .update()
                == SLICE;
    }
}
