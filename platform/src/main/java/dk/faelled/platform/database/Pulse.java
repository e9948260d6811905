package dk.faelled.platform.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Asks the database for a sign of life every second, on a line of its own. Where none comes for five seconds, who waits
 * for it is freed with an error, and who comes is told at once, until it answers again. Now and then it also asks how
 * late it is there.
 */
@Component
public class Pulse implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final int PATIENCE_SECONDS = 5;
    private static final int COMPARED_EVERY = 30;
    private final DataSourceProperties database;
    private final SharedClock clock;
    private final String url;
    private volatile @Nullable Thread asking;
    private volatile boolean away;

    public Pulse(DataSourceProperties database, SharedClock clock) {
        this.database = database;
        this.clock = clock;
        url = String.valueOf(database.determineUrl());
    }

    public boolean isAway() {
        return away;
    }

    @Override
    public void start() {
        var thread = Thread.ofPlatform().daemon().name("database-pulse").unstarted(this::ask);
        asking = thread; // before its first step, which looks whether it is the one
        thread.start();
    }

    @Override
    public void stop() {
        var running = asking;
        asking = null;
        if (running != null) running.interrupt();
    }

    @Override
    public boolean isRunning() {
        return asking != null;
    }

    private boolean isMine() {
        return asking == Thread.currentThread();
    }

    private void ask() {
        while (isMine()) {
            try (var line = open()) {
                for (int beat = 0; isMine() && line.isValid(PATIENCE_SECONDS); beat++) {
                    if (beat % COMPARED_EVERY == 0) clock.compare(line);
                    if (away) LOG.info("the database answers again");
                    away = false;
                    pause();
                }
            } catch (SQLException _) {
                // away, which is all we ask
            }
            if (!isMine()) return;
            if (!away) LOG.warn("the database does not answer; those who wait for it are told so");
            away = true;
            Lines.cut(url);
            pause();
        }
    }

    private Connection open() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", String.valueOf(database.determineUsername()));
        properties.setProperty("password", String.valueOf(database.determinePassword()));
        properties.setProperty("connectTimeout", Integer.toString(PATIENCE_SECONDS));
        properties.setProperty("socketTimeout", Integer.toString(PATIENCE_SECONDS));
        properties.setProperty("ApplicationName", "faelled pulse");
        return DriverManager.getConnection(url, properties);
    }

    private static void pause() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
