package dk.faelled.platform.live;

import dk.faelled.platform.Channel;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Hears the notifications of the database on a connection of its own and hands them to the open streams and to the modules. */
@Component
class Listening implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final int WAIT_MILLISECONDS = 2_000;
    private final DataSource database;
    private final Streams streams;
    private final JsonMapper json;
    private final Map<String, Channel> channels = new HashMap<>();
    /** The thread that listens; one that finds another here, or none, ends. */
    private volatile @Nullable Thread listener;

    Listening(
            @Qualifier("listenDataSource") DataSource database,
            Streams streams,
            JsonMapper json,
            ObjectProvider<Channel> modules) {
        this.database = database;
        this.streams = streams;
        this.json = json;
        modules.forEach(channel -> channels.put(channel.name(), channel));
    }

    @Override
    public void start() {
        // not a virtual one: to interrupt that would tear the connection down, and the log would speak of a fault at
        // each stop
        var fresh = Thread.ofPlatform().daemon().name("live").unstarted(this::listen);
        listener = fresh;
        fresh.start();
    }

    /** Before the web server waits for its requests to end: an open stream would keep it waiting. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }

    @Override
    public void stop() {
        var running = listener;
        listener = null;
        if (running != null) running.interrupt();
        streams.endAll();
    }

    @Override
    public boolean isRunning() {
        return listener != null;
    }

    private boolean isMine() {
        return listener == Thread.currentThread();
    }

    private void listen() {
        while (isMine()) {
            try (var connection = database.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("listen " + Signal.CHANNEL);
                for (var name : channels.keySet()) statement.execute("listen " + name);
                streams.refreshAll();
                channels.values().forEach(Channel::mayHaveMissed);
                var notifying = connection.unwrap(PGConnection.class);
                while (isMine()) {
                    var heard = notifying.getNotifications(WAIT_MILLISECONDS);
                    if (heard != null) for (var one : heard) tell(one);
                }
            } catch (SQLException away) {
                if (isMine()) LOG.warn("pages are not told of changes: {}", away.getMessage());
                pause();
            }
        }
    }

    private void tell(PGNotification told) {
        var channel = channels.get(told.getName());
        if (channel != null) {
            channel.heard(told.getParameter());
            return;
        }
        try {
            streams.tell(json.readValue(told.getParameter(), Signal.class));
        } catch (JacksonException notOurs) {
            LOG.warn("a notification that is none of ours was left out");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(AGAIN);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
