package dk.faelled.identity.upstream;

import dk.faelled.identity.session.OwnSessions;
import dk.faelled.identity.session.SessionFacts;
import dk.faelled.platform.Afterwards;
import dk.faelled.platform.Ids;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sessions that another provider has opened end when it is closed (IDP-15). */
@Component
class SourceSessions {
    private static final Logger LOG = LoggerFactory.getLogger(SourceSessions.class);
    private static final UUID FIRST = new UUID(0, 0);
    private static final int SIZE = 200;
    private static final long FRESH = Duration.ofSeconds(5).toNanos();
    private static final int MOST = 10_000;
    /** When each was seen open. */
    private final Map<Key, Long> known = new ConcurrentHashMap<>();

    private final Stays stays;
    private final OwnSessions own;

    private record Key(TenantId tenant, UUID source) {}

    SourceSessions(Stays stays, OwnSessions own) {
        this.stays = stays;
        this.own = own;
    }

    /**
     * Whether sessions of the provider go on; asked at each of their requests, so it is remembered for five seconds that they
     * do. That they do not is asked anew, since somebody may have opened it again.
     */
    boolean isOpen(UUID source) {
        var key = new Key(Tenant.current(), source);
        var seen = known.get(key);
        if (seen != null && System.nanoTime() - seen <= FRESH) return true;
        boolean open = stays.isOpen(source);
        if (known.size() > MOST) known.clear();
        if (open) known.put(key, System.nanoTime());
        else known.remove(key);
        return open;
    }

    /**
     * As soon as the running transaction is kept. At their next request they end in any case; here, whoever was told of them is
     * told of their end. Sessions are found by whose they are, so each account is asked for its own: behind the page, as it may
     * take a while. Who comes in meanwhile, as the provider has been opened again, stays.
     */
    void endOf(UUID source) {
        var tenant = Tenant.current();
        Afterwards.run(() -> {
            // nobody can have opened it again before
            var until = Ids.next();
            known.remove(new Key(tenant, source));
            Thread.ofVirtual().name("login-source-closed").start(() -> Tenant.run(tenant, () -> end(source, until)));
        });
    }

    private void end(UUID source, UUID until) {
        int ended = 0;
        var last = FIRST;
        List<UUID> some;
        do {
            some = stays.accounts(source, until, last, SIZE);
            for (var account : some) ended += own.endWhere(account, facts -> isOf(facts, source, until));
            if (!some.isEmpty()) last = some.getLast();
        } while (some.size() == SIZE);
        stays.forget(source, until);
        LOG.info("login source {} was closed, and {} sessions ended", source, ended);
    }

    private static boolean isOf(SessionFacts facts, UUID source, UUID until) {
        var from = facts.source();
        if (from == null || !from.id().equals(source)) return false;
        return from.stay() == null || from.stay().compareTo(until) < 0;
    }
}
