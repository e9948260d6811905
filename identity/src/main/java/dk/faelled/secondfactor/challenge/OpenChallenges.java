package dk.faelled.secondfactor.challenge;

import dk.faelled.platform.Channel;
import dk.faelled.secondfactor.Challenges.Answer;
import dk.faelled.secondfactor.device.Shared;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * All challenges of the last minutes, in the memory of every node: polls come by the thousand and must not reach the
 * database. What another node has changed is told by a notification, and where that was lost, found within a second, or five
 * while nothing is open here; what nobody has heard of is looked for in the table before it is called unknown.
 */
@Component
class OpenChallenges implements Channel, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OpenChallenges.class);
    private static final String NAME = "secondfactor_challenge";
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    /** While nothing is open here: who knows the key of a challenge finds it in the table meanwhile. */
    private static final Duration LOOK_SELDOM = Duration.ofSeconds(5);
    /** Longer than a transaction that makes a challenge takes to commit. */
    private static final Duration OVERLAP = Duration.ofSeconds(5);

    private static final Duration GATHERED = Duration.ofMillis(15);
    private static final Duration APART = Duration.ofMillis(100);
    private static final Duration KEPT = Challenge.LIFE.plusMinutes(1);
    private static final int MOST = 500_000;

    private final Map<UUID, Waiting> polled = new ConcurrentHashMap<>();
    private final Map<String, Set<Waiting>> open = new ConcurrentHashMap<>();
    private final String node = UUID.randomUUID().toString();
    private final Semaphore wake = new Semaphore(0);
    private final ChallengeTable table;
    private final Shared shared;
    private final JdbcClient sql;
    private final ObjectProvider<Arrival> arrivals;
    private final Clock clock;
    private volatile boolean toTell;
    private volatile boolean told;
    private volatile boolean missed = true;
    private volatile @Nullable Thread worker;

    OpenChallenges(ChallengeTable table, Shared shared, JdbcClient sql, ObjectProvider<Arrival> arrivals, Clock clock) {
        this.table = table;
        this.shared = shared;
        this.sql = sql;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    /** After the transaction that made or changed it has committed here. */
    void changedHere(Challenge challenge) {
        remember(challenge);
        toTell = true;
        wake.release();
    }

    private Waiting remember(Challenge challenge) {
        var fresh = new Waiting(challenge);
        var before = polled.putIfAbsent(challenge.pollingKey(), fresh);
        var waiting = before == null ? fresh : before;
        if (challenge.state() != Answer.OPEN) waiting.answer();
        open.compute(challenge.deviceId(), (_, known) -> {
            var all = known == null ? ConcurrentHashMap.<Waiting>newKeySet() : known;
            // what was once answered stays so, whatever was read before that
            if (waiting.isAnswered()) all.remove(waiting);
            else all.add(waiting);
            return all.isEmpty() ? null : all;
        });
        if (before == null && challenge.ringing() && !waiting.isSettled(clock.instant()))
            arrivals.forEach(one -> one.arrived(challenge));
        return waiting;
    }

    /** Empty where nobody knows it, here or in the table. */
    Optional<Waiting> find(UUID pollingKey) {
        var known = polled.get(pollingKey);
        if (known != null) return Optional.of(known);
        return shared.work(() -> table.polled(pollingKey)).map(this::remember);
    }

    /** Whether something may wait for the device. */
    boolean waitsFor(String device) {
        var all = open.get(device);
        if (all == null) return false;
        var now = clock.instant();
        return all.stream().anyMatch(waiting -> !waiting.isOver(now));
    }

    boolean knows(UUID pollingKey) {
        return polled.containsKey(pollingKey);
    }

    private void run() {
        long scanned = 0;
        while (isMine()) {
            try {
                var often = polled.isEmpty() ? LOOK_SELDOM : LOOK_AGAIN;
                var _ = wake.tryAcquire(often.toMillis(), TimeUnit.MILLISECONDS);
                Thread.sleep(GATHERED); // what comes together is told once
                wake.drainPermits();
                tell();
                long ago = System.nanoTime() - scanned;
                if (!missed && ago < (told ? APART : often).toNanos()) continue;
                boolean whole = missed || ago > OVERLAP.dividedBy(2).toNanos();
                missed = false;
                told = false;
                scanned = System.nanoTime();
                shared.work(() -> table.changed(whole ? KEPT : OVERLAP, MOST)).forEach(this::remember);
                forget();
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException away) {
                missed = true;
                if (isMine()) LOG.warn("challenges of other nodes are not seen: {}", away.getMessage());
            }
        }
    }

    private boolean isMine() {
        return worker == Thread.currentThread();
    }

    private void tell() {
        if (!toTell) return;
        toTell = false;
        // in a transaction that writes nothing, so that nobody who commits waits for it
        shared.run(() -> sql.sql("select pg_notify(:channel, :node)::text")
                .param("channel", NAME)
                .param("node", node)
                .query(String.class)
                .optional());
    }

    private void forget() {
        var before = clock.instant().minus(KEPT);
        polled.values().removeIf(waiting -> {
            if (waiting.createdAt().isAfter(before)) return false;
            open.computeIfPresent(waiting.device(), (_, all) -> {
                all.remove(waiting);
                return all.isEmpty() ? null : all;
            });
            return true;
        });
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void heard(String text) {
        if (text.equals(node)) return;
        told = true;
        wake.release();
    }

    @Override
    public void mayHaveMissed() {
        missed = true;
        wake.release();
    }

    @Override
    public void start() {
        var fresh = Thread.ofPlatform().daemon().name("challenges").unstarted(this::run);
        worker = fresh; // before its first step, which looks whether it is the one
        fresh.start();
    }

    @Override
    public void stop() {
        var running = worker;
        worker = null;
        if (running != null) running.interrupt();
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }
}
