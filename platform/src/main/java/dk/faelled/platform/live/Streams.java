package dk.faelled.platform.live;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The streams that are open on this node. */
@Component
class Streams {
    private final Set<Stream> open = ConcurrentHashMap.newKeySet();

    Stream open(UUID tenant, UUID reader, Set<String> held) {
        var stream = new Stream(tenant, reader, held);
        open.add(stream);
        return stream;
    }

    void close(Stream stream) {
        open.remove(stream);
    }

    void tell(Signal signal) {
        for (var stream : open) stream.tell(signal);
    }

    /** Signals may have been lost: every page looks for itself. */
    void refreshAll() {
        for (var stream : open) stream.refresh();
    }

    void endAll() {
        for (var stream : open) stream.end();
    }
}
