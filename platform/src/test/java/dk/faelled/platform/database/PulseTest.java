package dk.faelled.platform.database;

import static org.awaitility.Awaitility.await;

import java.net.ServerSocket;
import java.time.Clock;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;

class PulseTest {
    /** The thread may run before the one that started it: each of many notices that nobody answers. */
    @Test
    void eachBeginsToAsk() throws Exception {
        var database = new DataSourceProperties();
        try (var taken = new ServerSocket(0)) {
            database.setUrl("jdbc:postgresql://127.0.0.1:%d/faelled".formatted(taken.getLocalPort()));
        }
        database.setUsername("faelled_app");
        database.setPassword("any");
        var pulses = new ArrayList<Pulse>();
        try {
            for (int i = 0; i < 300; i++) {
                var pulse = new Pulse(database, new SharedClock(Clock.systemUTC()));
                pulses.add(pulse);
                pulse.start();
            }
            await().until(() -> pulses.stream().allMatch(Pulse::isAway));
        } finally {
            pulses.forEach(Pulse::stop);
        }
    }
}
