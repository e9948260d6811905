package dk.faelled.identity.radius;

import dk.faelled.identity.radius.packet.Packet;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Listens at one port for passwords and at another for passwords with a second factor (identity 5.9). Each request has a
 * virtual thread of its own, so that who waits for somebody to press a button keeps nobody else waiting. A port that cannot
 * be had hinders no start.
 */
@Component
@EnableConfigurationProperties(RadiusSettings.class)
public class RadiusServer implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RadiusServer.class);
    private static final int AT_ONCE = 2_000;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final RadiusSettings settings;
    private final RadiusRanges ranges;
    private final RadiusDesk desk;
    private final RadiusCounts counts;
    private volatile @Nullable DatagramChannel first;
    private volatile @Nullable DatagramChannel second;
    private volatile boolean running;

    RadiusServer(RadiusSettings settings, RadiusRanges ranges, RadiusDesk desk, RadiusCounts counts) {
        this.settings = settings;
        this.ranges = ranges;
        this.desk = desk;
        this.counts = counts;
    }

    /** Where it listens; empty for nowhere. @param withSecond where every sign-in needs a second factor */
    public OptionalInt port(boolean withSecond) {
        var channel = withSecond ? second : first;
        try {
            return channel != null && channel.isOpen() && channel.getLocalAddress() instanceof InetSocketAddress at
                    ? OptionalInt.of(at.getPort())
                    : OptionalInt.empty();
        } catch (IOException closed) {
            return OptionalInt.empty();
        }
    }

    /** Somebody has said that it is to listen, whether it can or not. */
    boolean isWanted() {
        return settings.port() != null;
    }

    @Override
    public void start() {
        running = true;
        if (settings.port() == null) return;
        first = opened(settings.port(), false);
        if (settings.secondPort() != null) second = opened(settings.secondPort(), true);
    }

    private @Nullable DatagramChannel opened(int port, boolean withSecond) {
        DatagramChannel channel = null;
        try {
            channel = DatagramChannel.open();
            channel.bind(
                    settings.address().isBlank()
                            ? new InetSocketAddress(port)
                            : new InetSocketAddress(settings.address(), port));
            var listening = channel;
            Thread.ofPlatform()
                    .daemon()
                    .name("radius-" + (withSecond ? "second" : "first"))
                    .start(() -> listen(listening, withSecond));
            LOG.info("RADIUS is answered at UDP port {}{}", port(channel), withSecond ? ", with a second factor" : "");
            return channel;
        } catch (IOException | RuntimeException taken) {
            // as java.nio does, where the address is none
            LOG.error("RADIUS is not answered at UDP port {}: {}", port, taken.toString());
            close(channel);
            return null;
        }
    }

    private static int port(DatagramChannel channel) throws IOException {
        return channel.getLocalAddress() instanceof InetSocketAddress at ? at.getPort() : 0;
    }

    private void listen(DatagramChannel channel, boolean withSecond) {
        // one byte more than a packet may have: what fills it is too long
        var buffer = ByteBuffer.allocate(Packet.LARGEST + 1);
        while (running) {
            try {
                buffer.clear();
                var source = channel.receive(buffer);
                if (!(source instanceof InetSocketAddress from)) continue;
                var datagram = new byte[buffer.flip().remaining()];
                buffer.get(datagram);
                received(channel, from, withSecond, datagram);
            } catch (ClosedChannelException stopped) {
                return;
            } catch (IOException | RuntimeException wrong) {
                LOG.warn("RADIUS: a packet was lost: {}", wrong.toString());
            }
        }
    }

    private void received(DatagramChannel channel, InetSocketAddress from, boolean withSecond, byte[] datagram) {
        var owner = ranges.remembered(from.getAddress());
        if (owner.isEmpty() && !ranges.isOld()) {
            counts.stranger(from.getAddress());
            return;
        }
        if (!places.tryAcquire()) {
            owner.ifPresent(one -> counts.count(one.provider(), RadiusCounts.Kind.GIVEN_UP));
            return;
        }
        try {
            Thread.ofVirtual().name("radius").start(() -> {
                try {
                    reply(channel, from, withSecond, datagram);
                } finally {
                    places.release();
                }
            });
        } catch (RuntimeException | Error notStarted) {
            places.release();
            throw notStarted;
        }
    }

    private void reply(DatagramChannel channel, InetSocketAddress from, boolean withSecond, byte[] datagram) {
        try {
            var answer = desk.answer(from, withSecond, datagram);
            if (answer.isPresent()) channel.send(ByteBuffer.wrap(answer.get()), from);
        } catch (ClosedChannelException stopped) {
            LOG.debug("RADIUS: an answer came after the end");
        } catch (IOException | RuntimeException wrong) {
            LOG.warn("RADIUS: no answer to {}: {}", from.getAddress().getHostAddress(), wrong.toString());
        }
    }

    @Override
    public void stop() {
        running = false;
        close(first);
        close(second);
    }

    private static void close(@Nullable DatagramChannel channel) {
        if (channel == null) return;
        try {
            channel.close();
        } catch (IOException wrong) {
            LOG.debug("RADIUS: {}", wrong.toString());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
