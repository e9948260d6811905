package dk.faelled.platform.database;

import dk.faelled.platform.Now;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The time of the program, in Danish zone: this machine's, unless it differs from the database's by more than
 * {@value #TOLERATED_SECONDS} s; then the database's, which all nodes share, so that none of them takes another's job for
 * forgotten or lets a token live too long.
 */
@Component
public final class SharedClock extends Clock {
    private static final Logger LOG = LoggerFactory.getLogger(SharedClock.class);
    private static final int TOLERATED_SECONDS = 2;
    private static final Duration TOLERATED = Duration.ofSeconds(TOLERATED_SECONDS);
    private final Clock own;
    /** How much our own is ahead; negative: behind. */
    private volatile Duration ahead = Duration.ZERO;

    private final List<Consumer<Duration>> told = new CopyOnWriteArrayList<>();

    @Autowired
    SharedClock() {
        this(Clock.system(ZoneId.of("Europe/Copenhagen")));
        Now.follow(this);
    }

    public SharedClock(Clock own) {
        this.own = own;
    }

    /** For what goes by this machine's clock whatever we say: told now, and when it changes, how much that is ahead. */
    public void tell(Consumer<Duration> who) {
        told.add(who);
        who.accept(ahead);
    }

    /** Looks how late it is in the database. */
    public void compare(Connection database) throws SQLException {
        var before = own.instant();
        long begun = System.nanoTime();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery("select clock_timestamp()")) {
            rows.next();
            var theirs = rows.getObject(1, OffsetDateTime.class).toInstant();
            var took = Duration.ofNanos(System.nanoTime() - begun);
            if (took.compareTo(TOLERATED) < 0) differ(Duration.between(theirs, before.plus(took.dividedBy(2))));
        }
    }

    private void differ(Duration found) {
        var known = ahead;
        if (found.abs().compareTo(TOLERATED) <= 0) {
            ahead = Duration.ZERO;
            if (known.isZero()) return;
            told.forEach(who -> who.accept(Duration.ZERO));
            LOG.info("this machine's clock is right again");
            return;
        }
        ahead = found;
        if (known.minus(found).abs().compareTo(TOLERATED) <= 0) return;
        told.forEach(who -> who.accept(found));
        LOG.warn(
                "this machine's clock is {} s {} the database's, whose time is used; set the machine's clock right",
                found.abs().toSeconds(),
                found.isNegative() ? "behind" : "ahead of");
    }

    @Override
    public Instant instant() {
        return own.instant().minus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return own.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        var shared = this;
        return new Clock() {
            @Override
            public Instant instant() {
                return shared.instant();
            }

            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return shared.withZone(other);
            }
        };
    }
}
