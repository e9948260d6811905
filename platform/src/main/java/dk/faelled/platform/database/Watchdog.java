package dk.faelled.platform.database;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the database server again when its process is lost; gives up when that happens too often. */
final class Watchdog implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Watchdog.class);
    private static final int MOST = 3;
    private static final long WITHIN = Duration.ofMinutes(10).toNanos();

    private final EmbeddedPostgres database;
    private final ArrayDeque<Long> restarts = new ArrayDeque<>();

    private Watchdog(EmbeddedPostgres database) {
        this.database = database;
    }

    static void over(EmbeddedPostgres database) {
        Thread.ofPlatform().daemon().name("database-watchdog").start(new Watchdog(database));
    }

    @Override
    public void run() {
        while (!database.stopping()) {
            Leftovers.pause(1_000);
            if (!database.lost()) continue;
            var now = System.nanoTime();
            restarts.removeIf(earlier -> now - earlier > WITHIN);
            if (restarts.size() >= MOST) {
                log.error("PostgreSQL was lost {} times in ten minutes and is left stopped; see its log", MOST + 1);
                return;
            }
            restarts.add(now);
            log.error("PostgreSQL was lost; it is started again");
            try {
                database.restart();
            } catch (IOException | StartRefused e) {
                if (!database.stopping()) log.error("PostgreSQL could not be started again", e);
            }
        }
    }
}
