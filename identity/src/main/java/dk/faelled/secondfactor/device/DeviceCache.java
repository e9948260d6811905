package dk.faelled.secondfactor.device;

import dk.faelled.platform.Channel;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which devices proved themselves a moment ago: an app that is open asks every other second whether something waits for
 * it. What changes on another node is forgotten here too, and nothing is believed for longer than half a minute.
 */
@Component
class DeviceCache implements Channel {
    private static final String NAME = "secondfactor_device";
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final int MOST = 100_000;
    /** Fewer bytes than a notification holds. */
    private static final int TOLD_AT_ONCE = 200;

    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    private final DeviceTable table;
    private final Shared shared;
    private final JdbcClient sql;
    private final ObjectProvider<Forgotten> listeners;
    private final Clock clock;

    /** @param usable neither locked nor blocked */
    record Seen(byte[] secretHash, boolean usable, Instant at) {}

    DeviceCache(DeviceTable table, Shared shared, JdbcClient sql, ObjectProvider<Forgotten> listeners, Clock clock) {
        this.table = table;
        this.shared = shared;
        this.sql = sql;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** Empty where the device does not prove itself. */
    Optional<Seen> proved(String id, String secret) {
        var now = clock.instant();
        var known = seen.get(id);
        if (known == null || known.at().plus(FRESH).isBefore(now)) {
            var device = shared.work(() -> table.find(id));
            if (device.isEmpty()) return Optional.empty();
            var usable = !device.get().isDisabled() && !device.get().isLocked(now);
            known = new Seen(device.get().secretHash(), usable, now);
            if (seen.size() > MOST) seen.clear();
            seen.put(id, known);
        }
        return MessageDigest.isEqual(known.secretHash(), new DeviceSecret(secret).hash())
                ? Optional.of(known)
                : Optional.empty();
    }

    void forget(String id) {
        forget(List.of(id));
    }

    /** When the running transaction commits, everywhere. */
    void forget(Collection<String> ids) {
        seen.keySet().removeAll(ids);
        var all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += TOLD_AT_ONCE)
            sql.sql("select pg_notify(:channel, :ids)::text")
                    .param("channel", NAME)
                    .param("ids", String.join(" ", all.subList(from, Math.min(all.size(), from + TOLD_AT_ONCE))))
                    .query(String.class)
                    .optional();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void heard(String text) {
        for (var id : text.split(" ", -1)) {
            seen.remove(id);
            listeners.forEach(one -> one.forgotten(id));
        }
    }

    @Override
    public void mayHaveMissed() {
        seen.clear();
    }
}
