package dk.faelled.secondfactor.challenge;

import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.Tenants;
import dk.faelled.secondfactor.Challenges;
import dk.faelled.secondfactor.OwnerKey;
import dk.faelled.secondfactor.device.SeenDevices;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The door for the sign-in of the authority itself, which is a sign-in point like others. */
@Service
class OwnChallenges implements Challenges {
    private static final UUID OURSELVES = new UUID(0, 1);
    private final ChallengeDesk desk;
    private final SeenDevices devices;
    private final Tenants tenants;
    private final Clock clock;
    private final TransactionTemplate transaction;

    OwnChallenges(
            ChallengeDesk desk,
            SeenDevices devices,
            Tenants tenants,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.desk = desk;
        this.devices = devices;
        this.tenants = tenants;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Started start(OwnerKey owner, String deviceId, String systemName, String userName) {
        return start(owner, deviceId, systemName, userName, true);
    }

    @Override
    public Started startWithoutCode(OwnerKey owner, String deviceId, String systemName, String userName) {
        return start(owner, deviceId, systemName, userName, false);
    }

    private Started start(OwnerKey owner, String deviceId, String systemName, String userName, boolean withCode) {
        var asking = new Asking(
                OURSELVES, tenants.find(Tenant.current()).orElseThrow().name(), systemName, userName, withCode, false);
        var outcome = Objects.requireNonNull(transaction.execute(_ -> desk.start(
                devices.find(deviceId)
                        .filter(one -> owner.equals(one.owner()))
                        .orElseThrow(() -> new NotFound("device " + deviceId))
                        .device(),
                owner,
                asking)));
        return switch (outcome) {
            case Outcome.Started(var one) ->
                new Started(one.subscriptionKey(), one.pollingKey(), one.code(), one.ringing());
            case Outcome.Tired(var until) ->
                throw new RuleBroken(
                        "secondfactor.challenge.tired",
                        Math.max(1, Duration.between(clock.instant(), until).toMinutes()));
            case Outcome.Blocked _, Outcome.Locked _, Outcome.NotPasswordless _ ->
                throw new NotFound("device " + deviceId);
        };
    }

    @Override
    public Answer await(UUID subscriptionKey, Duration patience) {
        return desk.await(subscriptionKey, patience);
    }
}
