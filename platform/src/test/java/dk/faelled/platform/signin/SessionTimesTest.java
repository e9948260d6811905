package dk.faelled.platform.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.faelled.platform.Tenant;
import dk.faelled.platform.database.SharedClock;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sessions where a machine's clock differs from the database's. */
@SpringBootTest
class SessionTimesTest {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    @Autowired
    DataSource database;

    @Autowired
    PlatformTransactionManager transactions;

    /** As on a machine whose clock is so many hours ahead; the library's own clock is this machine's, which is right. */
    private JdbcIndexedSessionRepository aheadBy(long hours) {
        var sessions =
                new JdbcIndexedSessionRepository(new JdbcTemplate(database), new TransactionTemplate(transactions));

        var clock = new SharedClock(Clock.offset(Clock.fixed(Instant.now(), ZoneOffset.UTC), Duration.ofHours(hours)));
        try (var connection = database.getConnection()) {
            clock.compare(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        new SessionWrites(clock).customize(sessions);
        return sessions;
    }

    @ParameterizedTest
    @ValueSource(longs = {2, -2, 0})
    void theTableHoldsTheDatabasesTime(long hours) {
        FindByIndexNameSessionRepository<? extends Session> sessions = aheadBy(hours);
        var who = "somebody-" + UUID.randomUUID();
        var id = begun(sessions, who);

        var now = System.currentTimeMillis() - hours * HOUR;
        assertThat(noted(id, "last_access_time")).isCloseTo(now, within(MINUTE));
        assertThat(noted(id, "creation_time")).isCloseTo(now, within(MINUTE));
        assertThat(noted(id, "expiry_time")).isCloseTo(now + HOUR / 2, within(MINUTE));
        // and comes back as the library's own
        Session read = none(() -> sessions.findById(id));
        assertThat(read).isNotNull();
        assertThat(read.getLastAccessedTime()).isCloseTo(Instant.now(), within(Duration.ofMinutes(1)));
        assertThat(none(() -> sessions.findByPrincipalName(who))).containsOnlyKeys(id);
        read.setLastAccessedTime(Instant.now().plusSeconds(120));
        none(() -> {
            save(sessions, read);
            return true;
        });
        assertThat(noted(id, "last_access_time")).isCloseTo(now + 2 * MINUTE, within(MINUTE));
    }

    @Test
    void twoPagesMayKeepTheSameInOneSessionAtOnce() {
        FindByIndexNameSessionRepository<? extends Session> sessions = aheadBy(0);
        var id = begun(sessions, "somebody-" + UUID.randomUUID());
        Session one = none(() -> sessions.findById(id));
        Session other = none(() -> sessions.findById(id));
        one.setAttribute("told", "of the one");
        other.setAttribute("told", "of the other");
        none(() -> {
            save(sessions, one);
            save(sessions, other);
            return true;
        });
        Session read = none(() -> sessions.findById(id));
        assertThat(read.<String>getAttribute("told")).isEqualTo("of the other");
    }

    @Test
    void whatIsOpenElsewhereOutlivesTheSweepingOfAWrongClock() {
        var right = aheadBy(0);
        var open = begun(right, "open");
        var over = begun(right, "over");
        put(
                open,
                System.currentTimeMillis() - HOUR); // the clock is two hours ahead: to the database that is in an hour
        put(over, System.currentTimeMillis() - 3 * HOUR);
        var ahead = aheadBy(2);
        none(() -> {
            ahead.cleanUpExpiredSessions();
            return true;
        });
        assertThat(noted(open, "expiry_time")).isPositive();
        assertThat(none(() -> new JdbcTemplate(database)
                        .queryForObject("select count(*) from spring_session where session_id = ?", Long.class, over)))
                .isZero();
    }

    private static String begun(FindByIndexNameSessionRepository<? extends Session> sessions, String who) {
        return none(() -> {
            Session session = sessions.createSession();
            session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, who);
            save(sessions, session);
            return session.getId();
        });
    }

    @SuppressWarnings("unchecked") // the library's kind of session is its own
    private static void save(FindByIndexNameSessionRepository<? extends Session> sessions, Session session) {
        ((FindByIndexNameSessionRepository<Session>) sessions).save(session);
    }

    private long noted(String id, String column) {
        return none(() -> new JdbcTemplate(database)
                .queryForObject("select " + column + " from spring_session where session_id = ?", Long.class, id));
    }

    private void put(String id, long expiry) {
        none(() -> new JdbcTemplate(database)
                .update("update spring_session set expiry_time = ? where session_id = ?", expiry, id));
    }

    private static <T> T none(Supplier<T> work) {
        return Tenant.none("sessions belong to no tenant", work::get);
    }
}
