package dk.faelled.platform.database;

import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class SharedClockTest {
    private static final Duration TWO_HOURS = Duration.ofHours(2);

    @Autowired
    DataSource database;

    /** What a machine's clock says, set forward and back. */
    private static final class Set extends Clock {
        private Duration wrong = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().plus(wrong);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new AssertionError("not asked for");
        }
    }

    private final Set machine = new Set();
    private final SharedClock clock = new SharedClock(machine);

    @Test
    void aClockSetWrongGivesWayToTheDatabases() throws SQLException {
        for (var wrong : new Duration[] {TWO_HOURS, TWO_HOURS.negated(), Duration.ZERO}) {
            machine.wrong = wrong;
            compare();

            assertThat(clock.instant()).isCloseTo(Instant.now(), within(60, SECONDS));
            assertThat(clock.withZone(ZoneOffset.UTC).instant()).isCloseTo(Instant.now(), within(60, SECONDS));
        }
    }

    @Test
    void aClockThatIsRightIsLeftAlone() throws SQLException {
        compare();

        var before = machine.instant();
        var said = clock.instant();
        assertThat(said).isBetween(before, machine.instant());
    }

    private void compare() throws SQLException {
        try (var connection = database.getConnection()) {
            clock.compare(connection);
        }
    }
}
