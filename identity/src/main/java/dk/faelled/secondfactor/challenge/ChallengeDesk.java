package dk.faelled.secondfactor.challenge;

import dk.faelled.platform.Afterwards;
import dk.faelled.platform.Tenant;
import dk.faelled.secondfactor.ChallengeAnswered;
import dk.faelled.secondfactor.Challenges.Answer;
import dk.faelled.secondfactor.OwnerKey;
import dk.faelled.secondfactor.device.Device;
import dk.faelled.secondfactor.device.DeviceRegister;
import dk.faelled.secondfactor.device.DeviceRegister.Opened;
import dk.faelled.secondfactor.device.DeviceTable;
import dk.faelled.secondfactor.device.Shared;
import dk.faelled.secondfactor.device.Tries;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The challenge protocol (identity 4.1). */
@Service
public class ChallengeDesk {
    private static final int SHOWN = 10;
    private static final Duration SLICE = Duration.ofSeconds(1);
    private final ChallengeTable table;
    private final FatigueTable fatigue;
    private final OpenChallenges memory;
    private final DeviceRegister register;
    private final DeviceTable devices;
    private final Shared shared;
    private final Suspicions suspicions;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<Bell> bells;
    private final Clock clock;
    private final TransactionTemplate transaction;

    /** How a device answered. */
    public enum Reply {
        /** It counts, or another was before it, which changes nothing. */
        TAKEN,
        UNKNOWN,
        /** Another device was asked. */
        FOREIGN,
        WRONG_PIN,
        LOCKED,
        /** The challenge is over: whoever guesses numbers gets one guess. */
        WRONG_NUMBER
    }

    /** @param lockedUntil where the device is locked */
    public record Replied(Reply reply, @Nullable Instant lockedUntil) {
        Replied(Reply reply) {
            this(reply, null);
        }
    }

    ChallengeDesk(
            ChallengeTable table,
            FatigueTable fatigue,
            OpenChallenges memory,
            DeviceRegister register,
            DeviceTable devices,
            Shared shared,
            Suspicions suspicions,
            ApplicationEventPublisher events,
            ObjectProvider<Bell> bells,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.fatigue = fatigue;
        this.memory = memory;
        this.register = register;
        this.devices = devices;
        this.shared = shared;
        this.suspicions = suspicions;
        this.events = events;
        this.bells = bells;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
        // of the authority that asked, beside whatever else runs
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * For the current authority, within its running transaction, which commits whatever the outcome is.
     *
     * @param owner of the device, as the authority knows it; null for a robot
     */
    public Outcome start(Device device, @Nullable OwnerKey owner, Asking asking) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as the database keeps it
        if (device.isDisabled()) return new Outcome.Blocked();
        var locked = device.tries().lockedUntil();
        if (locked != null && device.isLocked(now)) return new Outcome.Locked(locked);
        if (asking.passwordless() && !device.passwordless()) return new Outcome.NotPasswordless();
        boolean ringing = false;
        if (owner != null && device.type().isApp()) {
            var judged = fatigue.locked(owner).ask(now);
            fatigue.keep(owner, judged.after());
            if (judged.alarm())
                suspicions.tired(UUID.randomUUID(), device.id(), owner, asking.userName(), asking.serverName());
            var until = judged.after().blockedUntil();
            if (judged.verdict() == Fatigue.Verdict.BLOCKED && until != null) return new Outcome.Tired(until);
            ringing = judged.verdict() == Fatigue.Verdict.RING;
        }
        var challenge = made(device, owner, asking, ringing, now);
        table.add(challenge);
        boolean wakes = ringing && device.pushToken() != null;
        Afterwards.run(() -> {
            memory.changedHere(challenge);
            if (wakes) bells.forEach(one -> one.ring(device, challenge, () -> reached(challenge)));
        });
        return new Outcome.Started(challenge);
    }

    private static Challenge made(
            Device device, @Nullable OwnerKey owner, Asking asking, boolean ringing, Instant now) {
        boolean matching = asking.withCode() && device.matchesNumbers(asking.passwordless());
        var code = asking.withCode() ? matching || asking.passwordless() ? Codes.number() : Codes.letters() : "";
        return new Challenge(
                UUID.randomUUID(),
                UUID.randomUUID(),
                device.id(),
                device.type(),
                owner,
                Tenant.current(),
                asking.connector(),
                asking.serverName(),
                asking.systemName(),
                asking.userName(),
                code,
                matching,
                asking.passwordless(),
                ringing,
                Answer.OPEN,
                now,
                null,
                null,
                null);
    }

    /** The device was told of it. */
    public void reached(Challenge challenge) {
        shared.run(() -> table.pushed(challenge.subscriptionKey(), clock.instant()));
    }

    /** What waits for the device, the newest first. */
    public List<Challenge> waitingFor(String device) {
        if (!memory.waitsFor(device)) return List.of();
        return shared.work(() -> table.fetch(device, clock.instant(), SHOWN));
    }

    /** For the sign-in point that asked. */
    public Optional<Challenge> find(UUID subscriptionKey) {
        return shared.work(() -> table.find(subscriptionKey));
    }

    public Optional<Challenge> polled(UUID pollingKey) {
        return shared.work(() -> table.polled(pollingKey));
    }

    /** @param number as typed, where the page shows one to be typed; null where none was */
    public Replied accept(
            Device device, UUID subscriptionKey, @Nullable String pin, boolean roaming, @Nullable String number) {
        return shared.work(() -> {
            var found = table.find(subscriptionKey).filter(one -> !one.isOver(clock.instant()));
            var refused = refused(found, device);
            if (refused != null) return refused;
            var challenge = found.orElseThrow();
            if (challenge.state() != Answer.OPEN) return new Replied(Reply.TAKEN);
            var opening = register.open(device.id(), pin, Tries.APPROVING);
            if (opening.status() == Opened.LOCKED) return new Replied(Reply.LOCKED, opening.lockedUntil());
            if (opening.status() != Opened.OK) return new Replied(Reply.WRONG_PIN);
            if (challenge.matching() && !challenge.code().equals(number)) {
                close(challenge, Answer.REJECTED, false);
                return new Replied(Reply.WRONG_NUMBER);
            }
            close(challenge, Answer.AUTHENTICATED, false);
            devices.used(device.id(), roaming, clock.instant());
            return new Replied(Reply.TAKEN);
        });
    }

    /** A key or a code that was checked on our own page is the answer itself. */
    public void proved(Challenge challenge) {
        shared.run(() -> {
            close(challenge, Answer.AUTHENTICATED, false);
            devices.used(challenge.deviceId(), false, clock.instant());
        });
    }

    /** @param notMe somebody else is signing in, says the owner */
    public Replied reject(Device device, UUID subscriptionKey, boolean notMe) {
        if (notMe) suspect(device, subscriptionKey);
        return shared.work(() -> {
            var found = table.find(subscriptionKey).filter(one -> !one.isOver(clock.instant()));
            var refused = refused(found, device);
            if (refused == null) close(found.orElseThrow(), Answer.REJECTED, notMe);
            return refused == null ? new Replied(Reply.TAKEN) : refused;
        });
    }

    /** Before the answer is taken: who hears no answer presses again, and nothing is lost. */
    private void suspect(Device device, UUID subscriptionKey) {
        var found = shared.work(() -> table.find(subscriptionKey))
                .filter(one -> !one.isOver(clock.instant()) && one.state() == Answer.OPEN);
        if (refused(found, device) == null)
            found.ifPresent(challenge -> Tenant.run(
                    challenge.tenant(), () -> transaction.executeWithoutResult(_ -> suspicions.notMe(challenge))));
    }

    private static @Nullable Replied refused(Optional<Challenge> found, Device device) {
        if (found.isEmpty()) return new Replied(Reply.UNKNOWN);
        return found.get().deviceId().equals(device.id()) && !device.isDisabled() ? null : new Replied(Reply.FOREIGN);
    }

    private void close(Challenge challenge, Answer answer, boolean notMe) {
        var now = clock.instant();
        if (!table.close(challenge.subscriptionKey(), answer, now)) return;
        boolean accepted = answer == Answer.AUTHENTICATED;
        var owner = challenge.owner();
        if (owner != null) {
            if (accepted || notMe) {
                var before = fatigue.locked(owner);
                fatigue.keep(owner, accepted ? before.accepted(challenge.createdAt()) : before.notMe(now));
            }
            events.publishEvent(new ChallengeAnswered(
                    challenge.tenant(), challenge.subscriptionKey(), challenge.deviceId(), owner, accepted, notMe));
        }
        var closed = table.find(challenge.subscriptionKey()).orElseThrow();
        Afterwards.run(() -> memory.changedHere(closed));
    }

    /** How it stands when it is answered or over, else after that time; no connection is held meanwhile. */
    public Answer await(UUID subscriptionKey, Duration patience) {
        var found = find(subscriptionKey);
        if (found.isEmpty()) return Answer.EXPIRED;
        poll(found.get().pollingKey(), patience);
        return find(subscriptionKey).map(one -> one.stateAt(clock.instant())).orElse(Answer.EXPIRED);
    }

    /** @return whether it is answered, over or unknown; empty where it is asked too often */
    public Optional<Boolean> poll(UUID pollingKey, Duration patience) {
        var waiting = memory.find(pollingKey);
        if (waiting.isEmpty()) return Optional.of(true);
        if (!waiting.get().mayBePolled()) return Optional.empty();
        try {
            for (var left = patience; left.isPositive() && memory.isRunning(); left = left.minus(SLICE)) {
                if (waiting.get().isSettled(clock.instant())) break;
                waiting.get().await(left.compareTo(SLICE) < 0 ? left : SLICE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return Optional.of(waiting.get().isSettled(clock.instant()));
    }

    /** Whether this node has heard of it; of others, strangers may ask only so often. */
    boolean knows(UUID pollingKey) {
        return memory.knows(pollingKey);
    }
}
