package dk.faelled.platform.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The streams that are open on this node. A page is drawn before it listens, and comes again after a pause, so whoever
 * begins to listen hears the last seconds too.
 */
@Component
class Streams {
    private static final Duration REMEMBERED = Duration.ofSeconds(10);
    private static final int MOST = 10_000;
    private final Set<Stream> open = ConcurrentHashMap.newKeySet();
    private final Deque<Told> told = new ArrayDeque<>();
    private final Clock clock;

    private record Told(Signal signal, Instant at) {}

    Streams(Clock clock) {
        this.clock = clock;
    }

    Stream open(UUID tenant, UUID reader, Set<String> held) {
        var stream = new Stream(tenant, reader, held);
        open.add(stream);
        remembered().forEach(stream::tell); // one that comes at this moment may come twice, and waits once
        return stream;
    }

    void close(Stream stream) {
        open.remove(stream);
    }

    void tell(Signal signal) {
        synchronized (told) {
            told.addLast(new Told(signal, clock.instant()));
            forget();
        }
        for (var stream : open) stream.tell(signal);
    }

    private List<Signal> remembered() {
        synchronized (told) {
            forget();
            return told.stream().map(Told::signal).toList();
        }
    }

    private void forget() {
        var oldest = clock.instant().minus(REMEMBERED);
        while (!told.isEmpty() && (told.size() > MOST || told.getFirst().at().isBefore(oldest))) told.removeFirst();
    }

    /** Signals may have been lost: every page looks for itself. */
    void refreshAll() {
        for (var stream : open) stream.refresh();
    }

    void endAll() {
        for (var stream : open) stream.end();
    }
}
