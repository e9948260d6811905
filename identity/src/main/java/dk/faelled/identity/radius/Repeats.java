package dk.faelled.identity.radius;

import dk.faelled.identity.radius.packet.Packet;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Requests of the last 90 seconds: one that is sent again, from the same address with the same number and authenticator, gets
 * the same answer, or none while the first is being answered (RFC 2865 2.5, RFC 5080 2.2.2). Of too many at once the oldest
 * are forgotten.
 */
final class Repeats {
    static final Duration KEPT = Duration.ofSeconds(90);
    private final int most;
    private final LinkedHashMap<Key, Seen> all = new LinkedHashMap<>();

    record Key(InetSocketAddress source, boolean second, int id, String authenticator) {
        static Key of(InetSocketAddress source, boolean second, Packet request) {
            return new Key(source, second, request.id(), HexFormat.of().formatHex(request.authenticator()));
        }
    }

    private record Seen(Instant at, byte @Nullable [] answer) {}

    /** What is to be done with a request. */
    sealed interface Look {
        /** The first: it is being answered from now on. */
        record First() implements Look {}

        record Running() implements Look {}

        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Answered(byte[] answer) implements Look {}
    }

    Repeats(int most) {
        this.most = most;
    }

    synchronized Look look(Key key, Instant now) {
        forget(now);
        var seen = all.get(key);
        if (seen != null) return seen.answer() == null ? new Look.Running() : new Look.Answered(seen.answer());
        all.put(key, new Seen(now, null));
        if (all.size() > most) all.pollFirstEntry();
        return new Look.First();
    }

    synchronized void answered(Key key, byte[] answer) {
        all.computeIfPresent(key, (_, seen) -> new Seen(seen.at(), answer));
    }

    /** It was given up: the next time is the first again. */
    synchronized void givenUp(Key key) {
        all.remove(key);
    }

    synchronized int size() {
        return all.size();
    }

    private void forget(Instant now) {
        var oldest = all.firstEntry();
        while (oldest != null && !oldest.getValue().at().plus(KEPT).isAfter(now)) {
            all.pollFirstEntry();
            oldest = all.firstEntry();
        }
    }
}
