package dk.faelled.secondfactor.challenge;

import dk.faelled.secondfactor.Challenges.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A challenge as a node remembers it, for those who ask again and again whether it was answered. */
final class Waiting {
    private static final long APART = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long IN_A_BURST = 10 * APART;
    private final UUID pollingKey;
    private final UUID subscriptionKey;
    private final String device;
    private final Instant createdAt;
    private final CountDownLatch answered = new CountDownLatch(1);
    private final AtomicLong nextPoll = new AtomicLong(System.nanoTime());

    Waiting(Challenge challenge) {
        pollingKey = challenge.pollingKey();
        subscriptionKey = challenge.subscriptionKey();
        device = challenge.deviceId();
        createdAt = challenge.createdAt();
        if (challenge.state() != Answer.OPEN) answer();
    }

    void answer() {
        answered.countDown();
    }

    boolean isAnswered() {
        return answered.getCount() == 0;
    }

    boolean isOver(Instant now) {
        return createdAt.plus(Challenge.LIFE).isBefore(now);
    }

    /** Answered, or as long as it may be anyhow. */
    boolean isSettled(Instant now) {
        return isAnswered() || isOver(now);
    }

    void await(Duration patience) throws InterruptedException {
        var _ = answered.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Five polls a second, ten at once: who asks oftener is told to slow down. */
    boolean mayBePolled() {
        long now = System.nanoTime();
        while (true) {
            long due = nextPoll.get();
            long from = due - now > 0 ? due : now;
            if (from - now > IN_A_BURST) return false;
            if (nextPoll.compareAndSet(due, from + APART)) return true;
        }
    }

    UUID pollingKey() {
        return pollingKey;
    }

    UUID subscriptionKey() {
        return subscriptionKey;
    }

    String device() {
        return device;
    }

    Instant createdAt() {
        return createdAt;
    }
}
