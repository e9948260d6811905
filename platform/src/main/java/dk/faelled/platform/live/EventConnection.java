package dk.faelled.platform.live;

import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SSLSupport;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * The connection of one browser tab after its request has been answered with the head of an endless text. Taken over from the
 * container, so that a silent tab holds neither the buffers of a request nor the stack of one: thousands are open all day.
 * Made by the container.
 */
public final class EventConnection implements InternalHttpUpgradeHandler {
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(20);
    private static final String SILENCE = ":\n\n";
    private volatile @Nullable SocketWrapperBase<?> socket;
    private @Nullable Runnable serving;
    private volatile @Nullable Stream stream;

    /** @param life how long at the most; the browser comes again by itself */
    void carry(Streams streams, Supplier<Stream> opening, Duration life) {
        serving = () -> {
            var opened = opening.get();
            stream = opened;
            try {
                send(opened, System.nanoTime() + life.toNanos());
            } catch (IOException left) {
                // the tab was closed, or does not read
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } finally {
                streams.close(opened);
                wrapper().close();
            }
        };
    }

    private void send(Stream from, long end) throws IOException, InterruptedException {
        send("retry: 2000\n\n");
        while (!from.ended() && System.nanoTime() < end) {
            var hint = from.next(KEEP_ALIVE);
            send(hint.map(EventConnection::text).orElse(SILENCE));
        }
    }

    private static String text(Stream.Hint hint) {
        return "event: %s\ndata: %s\n\n".formatted(hint.event(), hint.id() == null ? "" : hint.id());
    }

    private void send(String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        wrapper().write(true, bytes, 0, bytes.length);
        wrapper().flush(true);
    }

    private SocketWrapperBase<?> wrapper() {
        return Objects.requireNonNull(socket);
    }

    @Override
    public void setSocketWrapper(SocketWrapperBase<?> wrapper) {
        socket = wrapper;
    }

    @Override
    public void init(WebConnection connection) {
        wrapper().setWriteTimeout(KEEP_ALIVE.toMillis());
        Thread.ofVirtual().name("events").start(Objects.requireNonNull(serving));
    }

    /** A tab sends nothing more; what comes is its end. */
    @Override
    public SocketState upgradeDispatch(SocketEvent event) {
        if (event != SocketEvent.OPEN_READ) return SocketState.CLOSED;
        try {
            var ignored = ByteBuffer.allocate(64);
            int read = wrapper().read(false, ignored);
            while (read > 0) {
                ignored.clear();
                read = wrapper().read(false, ignored);
            }
            return read < 0 ? SocketState.CLOSED : SocketState.UPGRADED;
        } catch (IOException broken) {
            return SocketState.CLOSED;
        }
    }

    @Override
    public void destroy() {
        var open = stream;
        if (open != null) open.end();
    }

    @Override
    public void pause() {
        destroy();
    }

    @Override
    public void timeoutAsync(long now) {
        // there is no limit but the stream's life
    }

    @Override
    public void setSslSupport(SSLSupport support) {
        // nothing is asked of it
    }
}
